namespace KonnectPS.Tests.Formatting;

/// <summary>The views of the engine that the tests run in; tests/Pester/Errors.Tests.ps1 looks at those of whole shells, old and new.</summary>
public sealed class ErrorViewTests
{
    [Theory]
    [InlineData("ConciseView", 1)]
    [InlineData("NormalView", 1)]
    [InlineData("CategoryView", 0)]
    public void The_recommended_action_is_shown_once(string view, int times)
    {
        using var engine = Engine.Open();
        using var terminal = new Terminal(200);
        var record = engine.Run("Connect-KonnectPortal not-an-address").Error;
        var action = record.ErrorDetails.RecommendedAction;
        Assert.Equal(times, terminal.ShowError(record, view).Split(action).Length - 1);
    }

    [Fact]
    public void It_is_a_property_of_the_record_as_Get_Error_lists_them()
    {
        using var engine = Engine.Open();
        var result = engine.Run("try { Connect-KonnectPortal not-an-address } catch { $_.ErrorDetails.RecommendedAction; $_.PSObject.Properties['RecommendedAction'].Value }");
        Assert.Equal(2, result.Succeeded().Output.Count);
        Assert.Single(result.Output.Select(text => $"{text}").Distinct(), text => text.Length > 0);
    }

    [Fact]
    public void Message_and_recommended_action_can_be_read_apart()
    {
        using var engine = Engine.Open();
        var record = engine.Run("Connect-KonnectPortal not-an-address").Error;
        Assert.Equal(record.Exception.Message, record.ErrorDetails.Message);
        Assert.DoesNotContain(record.ErrorDetails.RecommendedAction, record.Exception.Message, StringComparison.Ordinal);
    }
}
