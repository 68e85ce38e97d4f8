namespace KonnectPS.Benchmarks.Workloads;

/// <summary>All workloads, in the order of the table.</summary>
internal static class WorkloadList
{
    private static readonly IReadOnlyList<IWorkload> All =
    [
        new OnboardingAtLatency(),
        new OnboardingInSequence(),
        new Listing(),
        new ListingAtLatency(),
        new CredentialsAtLatency(),
        new ListingMemory(),
        new FirstItem(),
        new Import(),
        new ColdStart(),
        new ManyCredentials(),
        new RateLimited(),
    ];

    public static IReadOnlyList<string> Names => [.. All.Select(workload => workload.Name)];

    /// <summary>The workload of this name; all of them without one.</summary>
    public static IReadOnlyList<IWorkload> Named(string? name) => [.. All.Where(workload => name is null || workload.Name == name)];
}
