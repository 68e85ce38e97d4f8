using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace KonnectPS.Sandbox.IdentityProvider;

/// <summary>Keeps authentication, which protects nothing here, from leaving keys in the user's home.</summary>
internal sealed class NoKeyRing : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        return [];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
    }
}
