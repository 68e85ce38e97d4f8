using System.Management.Automation;
using System.Reflection;

namespace KonnectPS.Formatting;

/// <summary>
/// The properties of an object as views show them. A view under ConstrainedLanguage may read properties and may call no method of ours,
/// so the types file gives every type that is emitted a hidden property <c>Shown</c>, which comes from here.
/// </summary>
public static class ShownProperties
{
    /// <summary>An object with the same property names, each a <see cref="ShownValue"/>.</summary>
    /// <param name="instance">The object to show.</param>
    public static PSObject Of(PSObject instance)
    {
        var shown = new PSObject();
        var source = instance.BaseObject;
        foreach (var property in source.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0)
            {
                shown.Properties.Add(new PSNoteProperty(property.Name, new ShownValue(() => property.GetValue(source))));
            }
        }

        return shown;
    }
}
