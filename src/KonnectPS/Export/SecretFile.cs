using System.Text;
using KonnectPS.Errors;

namespace KonnectPS.Export;

/// <summary>Writes a file that holds a secret: readable by its owner alone, whole or not at all.</summary>
internal static class SecretFile
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="KonnectCommandException">It exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string path, string text, bool replace)
    {
        if (File.Exists(path) && !replace)
        {
            throw Failures.FileExists(path);
        }

        // In the target's folder, so that moving it into place is one atomic step.
        var draft = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var stream = CreatePrivate(draft))
            {
                var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            Place(draft, path, replace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw !replace && File.Exists(path) ? Failures.FileExists(path) : Failures.FileNotWritten(path, e);
        }
    }

    /// <summary>Adds lines to the end of a file; one that does not exist is created for its owner alone.</summary>
    /// <exception cref="KonnectCommandException">It cannot be written.</exception>
    public static void Append(string path, string text)
    {
        try
        {
            using var stream = File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite) : CreatePrivate(path);
            if (stream.Length > 0)
            {
                stream.Seek(-1, SeekOrigin.End);
                text = stream.ReadByte() == '\n' ? text : "\n" + text;
            }

            var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failures.FileNotWritten(path, e);
        }
    }

    private static void Place(string draft, string path, bool replace)
    {
#if NET
        File.Move(draft, path, replace);
#else
        if (replace && File.Exists(path))
        {
            File.Replace(draft, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(draft, path);
        }
#endif
    }

    private static FileStream CreatePrivate(string path)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
#endif
    }
}
