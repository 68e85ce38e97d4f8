using Newtonsoft.Json.Linq;

namespace KonnectPS.Sandbox.Contract;

/// <summary>
/// Adds to a contract what Kong does not publish of it, kept apart in an OpenAPI Overlay (version 1.0), so that the contract itself
/// stays what Kong's document says.
/// </summary>
public static class ContractOverlay
{
    /// <summary>The contract with what the overlay adds.</summary>
    /// <exception cref="InvalidDataException">An action finds nothing to update.</exception>
    public static string Apply(string contract, string overlay)
    {
        var document = JObject.Parse(contract);
        foreach (var action in JObject.Parse(overlay)["actions"]!)
        {
            var target = (string)action["target"]!;
            if (document.SelectToken(target) is not JObject found)
            {
                throw new InvalidDataException($"The contract has no {target}.");
            }

            found.Merge(action["update"]);
        }

        return document.ToString();
    }
}
