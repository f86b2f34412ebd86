using System.Text;
using Workflow.Contracts;
using Workflow.Host.Distribution;
using Xunit;

namespace Workflow.IntegrationTests.Branches;

public sealed class TopologyTests
{
    [Fact]
    public async Task declaring_twice_changes_nothing()
    {
        var branch = BranchBed.NewBranch();
        await using var bed = await BranchBed.MakeAsync(branch);
        string[] paths =
        [
            $"queues/{bed.VirtualHost}?columns=name,arguments,durable", $"exchanges/{bed.VirtualHost}?columns=name,type,arguments,durable",
            $"bindings/{bed.VirtualHost}", $"policies/{bed.VirtualHost}", $"users/{branch}",
            $"permissions/{bed.VirtualHost}/{branch}", $"topic-permissions/{bed.VirtualHost}/{branch}",
        ];
        var before = await Task.WhenAll(paths.Select(bed.DescribeAsync));

        await bed.Topology.DeclareAsync([branch], CancellationToken.None);

        Assert.Equal(before, await Task.WhenAll(paths.Select(bed.DescribeAsync)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("#")]
    [InlineData("CB A")]
    [InlineData("CB-A_error")]
    [InlineData("CB-A_skipped")]
    public async Task a_code_that_would_reach_into_another_branch_is_refused(string code)
    {
        var servers = await Servers.GetAsync();
        var topology = new BrokerTopology(servers.Amqp, servers.Management, BranchBed.Password);

        await Assert.ThrowsAsync<ArgumentException>(() => topology.DeclareBranchAsync(code, CancellationToken.None));
    }

    [Fact]
    public async Task the_centres_own_user_is_never_made_a_branch()
    {
        var servers = await Servers.GetAsync();
        var topology = new BrokerTopology(servers.Amqp, servers.Management, BranchBed.Password);
        var own = Uri.UnescapeDataString(servers.Amqp.UserInfo.Split(':')[0]);

        await Assert.ThrowsAsync<ArgumentException>(() => topology.DeclareBranchAsync(own, CancellationToken.None));
    }

    [Fact]
    public async Task without_the_management_address_nothing_is_declared()
    {
        var servers = await Servers.GetAsync();
        var topology = new BrokerTopology(servers.Amqp, management: null, BranchBed.Password);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => topology.DeclareAsync([], CancellationToken.None));

        Assert.Contains("RabbitMq:ManagementUrl", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_directive_for_nobody_is_kept_in_unrouted()
    {
        await using var bed = await BranchBed.MakeAsync();

        await bed.PublishAsync(BrokerNames.IssuedKey("NOBODY"), Directives.Issued("NOBODY", "79-NQ/ĐU"));

        Assert.Equal("issued.NOBODY", (await bed.TakeAsync(BrokerNames.Unrouted)).RoutingKey);
    }

    [Fact]
    public async Task what_a_branch_cannot_take_after_twenty_deliveries_goes_to_the_dead_letters()
    {
        var branch = BranchBed.NewBranch();
        await using var bed = await BranchBed.MakeAsync(branch);
        await bed.PublishAsync(BrokerNames.Directives, BrokerNames.IssuedKey(branch), "poison");

        for (var delivery = 0; delivery <= 20; delivery++)
        {
            var taken = await Eventually.GetAsync(
                $"delivery {delivery}", () => bed.Channel.BasicGetAsync(BrokerNames.BranchQueue(branch), autoAck: false));
            await bed.Channel.BasicNackAsync(taken.DeliveryTag, multiple: false, requeue: true);
        }

        Assert.Equal("poison", Encoding.UTF8.GetString((await bed.TakeAsync(BrokerNames.DeadLetters)).Body.Span));
        Assert.Equal(0u, await bed.Channel.MessageCountAsync(BrokerNames.BranchQueue(branch)));
    }

    [Fact]
    public async Task a_poison_message_ends_in_the_errors_and_later_good_ones_pass()
    {
        var branch = BranchBed.NewBranch();
        await using var bed = await BranchBed.MakeAsync(branch);
        using var folder = new TemporaryFolder();
        await using var agent = await AgentProcess.StartAsync("--branch", branch, "--amqp", bed.AddressOf(branch).ToString(), "--inbox", folder.Path);

        await bed.PublishAsync(BrokerNames.Directives, BrokerNames.IssuedKey(branch), "not even JSON");
        await bed.PublishAsync(BrokerNames.IssuedKey(branch), Directives.Issued("SOMEBODY-ELSE", "1-NQ/ĐU"));
        var good = Directives.Issued(branch, "2-NQ/ĐU");
        await bed.PublishAsync(BrokerNames.IssuedKey(branch), good);

        var receipt = await bed.TakeReceiptAsync();
        Assert.Equal((good.DirectiveId, ReceiptCodes.Arrived), (receipt.DirectiveId, receipt.StatusCode));
        await bed.TakeAsync($"branch.{branch}_error");
        await bed.TakeAsync($"branch.{branch}_error");
    }
}
