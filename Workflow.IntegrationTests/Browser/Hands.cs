using Microsoft.Playwright;

namespace Workflow.IntegrationTests.Browser;

/// <summary>How a person works a page: with a mouse, a finger, or the keyboard alone.</summary>
internal sealed class Hands(IPage page, bool phone, bool keyboardOnly)
{
    private const int MostTabs = 400;

    /// <summary>A link or a button.</summary>
    internal async Task PressAsync(ILocator what)
    {
        if (keyboardOnly) await (await ReachedAsync(what)).PressAsync("Enter");
        else if (phone) await what.TapAsync();
        else await what.ClickAsync();
    }

    internal async Task TypeAsync(ILocator field, string text)
    {
        if (keyboardOnly) await ReachedAsync(field);
        else await field.ClickAsync();
        await page.Keyboard.TypeAsync(text);
    }

    internal async Task ChooseAsync(ILocator list, string value)
    {
        if (!keyboardOnly)
        {
            await list.SelectOptionAsync(value);
            return;
        }

        await ReachedAsync(list);
        for (var i = 0; i < 100 && await list.InputValueAsync() != value; i++) await page.Keyboard.PressAsync("ArrowDown");
    }

    internal async Task TickAsync(ILocator box)
    {
        if (keyboardOnly) await (await ReachedAsync(box)).PressAsync("Space");
        else await box.CheckAsync();
    }

    /// <summary>Tabs on from where one is until the element has the focus, as one without a mouse does.</summary>
    private async Task<ILocator> ReachedAsync(ILocator what)
    {
        await what.WaitForAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await what.EvaluateAsync<bool>("e => e === document.activeElement")) return what;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The keyboard does not reach {what}.");
    }
}
