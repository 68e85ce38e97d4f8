using Xunit.Sdk;

namespace KonnectPS.Pester.Tests;

/// <summary>Marks the method that stands for the Pester suite: every <c>It</c> of it becomes a test of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("KonnectPS.Pester.Tests.PesterDiscoverer", "KonnectPS.Pester.Tests")]
public sealed class PesterAttribute : FactAttribute;
