namespace KonnectPS.Export;

/// <summary>
/// Writes a credential for the later steps of a GitHub Actions job: workflow commands that mask its secrets, and the lines of an environment
/// file (GITHUB_ENV, GITHUB_OUTPUT). Source: GitHub's "Workflow commands for GitHub Actions".
/// </summary>
internal static class GitHubActionsText
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>
    /// The commands that have the runner mask each secret in the job's log; each line of one as well, since a log is masked line by line.
    /// </summary>
    public static IEnumerable<string> MasksOf(IEnumerable<KeyValuePair<string, string>> credential) =>
        credential
            .Where(entry => PlainCredential.IsSecret(entry.Key))
            .SelectMany(entry => entry.Value.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries).Prepend(entry.Value))
            .Where(text => text.Trim().Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(text => "::add-mask::" + text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A"));

    /// <summary>
    /// The lines of the environment file. A value of several lines stands between delimiters that it can't contain by design or by chance,
    /// so that no line of it is read as another variable.
    /// </summary>
    public static string LinesOf(IEnumerable<KeyValuePair<string, string>> credential) =>
        string.Concat(credential.Where(entry => PlainCredential.IsOwn(entry.Key)).Select(entry => Assign(entry.Key, entry.Value)));

    private static string Assign(string name, string value)
    {
        if (value.IndexOfAny(LineBreaks) < 0)
        {
            return $"{name}={value}\n";
        }

        var delimiter = "KONNECTPS_" + Guid.NewGuid().ToString("N");
        return $"{name}<<{delimiter}\n{value}\n{delimiter}\n";
    }
}
