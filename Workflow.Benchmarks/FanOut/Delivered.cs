using RabbitMQ.Client;

namespace Workflow.Benchmarks.FanOut;

/// <summary>A message as a branch's queue held it, kept to be published again.</summary>
internal sealed record Delivered(string RoutingKey, IReadOnlyBasicProperties Properties, ReadOnlyMemory<byte> Body);
