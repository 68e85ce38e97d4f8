using Xunit.Abstractions;
using Xunit.Sdk;

namespace KonnectPS.Pester.Tests;

/// <summary>Asks Pester for its tests. A suite that can't be read, or has no tests, is one test that fails and says so.</summary>
public sealed class PesterDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var options = discoveryOptions.MethodDisplayOptionsOrDefault();
        try
        {
            var files = PesterSuite.Discover();
            return files.SelectMany(file => file.Tests
                .CountBy(test => test.Name)
                .SelectMany(named => Enumerable.Range(0, named.Value).Select(ordinal => (named.Key, ordinal)))
                .Select(test => new PesterTestCase(diagnostics, display, options, testMethod, file.File, test.Key, test.ordinal))
                .Append(new PesterTestCase(diagnostics, display, options, testMethod, file.File)));
        }
        catch (Exception exception)
        {
            return [new ExecutionErrorTestCase(diagnostics, display, options, testMethod, exception.Message)];
        }
    }
}
