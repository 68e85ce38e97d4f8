namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>
/// Whatever response is lost, and in whichever way, a command that creates has run exactly once in the end. These are three of the
/// ways; tests/KonnectPS.Campaigns walks them all.
/// </summary>
public sealed class LostResponseTests
{
    public static TheoryData<string, string> CommandsAndCuts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in WritingCommand.All.Keys)
            {
                data.Add(command, "reset before acting");
                data.Add(command, "closed after acting");
                data.Add(command, "504 after acting");
                data.Add(command, "503 with Retry-After, after acting");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CommandsAndCuts))]
    public Task One_lost_answer_whichever_it_is_is_settled(string command, string cut) => LostResponseWalk.LoseOneAsync(command, cut);

    [Theory]
    [MemberData(nameof(WritingCommand.Names), MemberType = typeof(WritingCommand))]
    public Task A_further_lost_answer_while_the_first_is_being_settled_is_settled_too(string command) =>
        LostResponseWalk.LoseTwoAsync(command, "closed after acting");
}
