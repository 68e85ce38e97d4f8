using Xunit.Abstractions;
using Xunit.Sdk;

namespace KonnectPS.Pester.Tests;

/// <summary>One <c>It</c>, or what a test file did outside of its tests. Has the name, the result and the duration that Pester gave it.</summary>
public sealed class PesterTestCase : XunitTestCase
{
    private string _file = "";
    private string? _name;
    private int _ordinal;

    /// <summary>For the deserializer alone.</summary>
    [Obsolete("Called by the deserializer.")]
    public PesterTestCase()
    {
    }

    /// <param name="diagnostics">Where xunit's own messages go.</param>
    /// <param name="display">How methods are named.</param>
    /// <param name="options">How the names of methods are shown.</param>
    /// <param name="testMethod">The method that stands for the suite.</param>
    /// <param name="file">The test file's name.</param>
    /// <param name="name">The test's name; null for what the file does outside of its tests.</param>
    /// <param name="ordinal">Which of the tests of that name in that file, from 0.</param>
    public PesterTestCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod testMethod,
        string file, string? name = null, int ordinal = 0)
        : base(diagnostics, display, options, testMethod)
    {
        _file = file;
        _name = name;
        _ordinal = ordinal;
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_file), _file);
        data.AddValue(nameof(_name), _name);
        data.AddValue(nameof(_ordinal), _ordinal);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _file = data.GetValue<string>(nameof(_file));
        _name = data.GetValue<string>(nameof(_name));
        _ordinal = data.GetValue<int>(nameof(_ordinal));
        base.Deserialize(data);
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        var test = new XunitTest(this, DisplayName);
        messageBus.QueueMessage(new TestCaseStarting(this));
        messageBus.QueueMessage(new TestStarting(test));
        var result = await ResultAsync(cancellationTokenSource.Token);
        IMessageSinkMessage message = result.Result switch
        {
            "Passed" => new TestPassed(test, result.Seconds, null),
            "Skipped" => new TestSkipped(test, result.Text),
            _ => Failure(test, result),
        };
        messageBus.QueueMessage(message);
        messageBus.QueueMessage(new TestFinished(test, result.Seconds, null));

        var summary = new RunSummary
        {
            Total = 1,
            Failed = message is TestFailed ? 1 : 0,
            Skipped = message is TestSkipped ? 1 : 0,
            Time = result.Seconds,
        };
        messageBus.QueueMessage(new TestCaseFinished(this, summary.Time, summary.Total, summary.Failed, summary.Skipped));
        return summary;
    }

    protected override void Initialize()
    {
        base.Initialize();
        Traits.Add("File", [_file]);
    }

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        _name is null ? $"{_file}: everything outside of its tests" : _ordinal == 0 ? _name : $"{_name} ({_ordinal + 1})";

    protected override string GetUniqueID() => $"{base.GetUniqueID()}/{_file}/{_name}/{_ordinal}";

    private async Task<PesterResult> ResultAsync(CancellationToken cancellationToken)
    {
        try
        {
            var run = await PesterSuite.RunAsync(_file, cancellationToken);
            return _name is null ? run.OutsideOfTests : run.Test(_name, _ordinal);
        }
        catch (Exception exception)
        {
            return new PesterResult(DisplayName, "Failed", 0, exception.Message);
        }
    }

    private static TestFailed Failure(XunitTest test, PesterResult result)
    {
        // Pester's text is its message, followed by the lines of its stack.
        var text = string.IsNullOrWhiteSpace(result.Text) ? $"Pester says no more than: {result.Result}." : result.Text;
        var lines = text.Split('\n');
        var message = string.Join('\n', lines.TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal)));
        var stack = text[message.Length..].Trim();
        return new TestFailed(test, result.Seconds, null, [typeof(XunitException).FullName], [message], [stack], [-1]);
    }
}
