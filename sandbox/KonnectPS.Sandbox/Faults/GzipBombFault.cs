using System.IO.Compression;

namespace KonnectPS.Sandbox.Faults;

/// <summary>A small body that unpacks into a big one: white space, which JSON allows, a thousand times smaller when it is packed.</summary>
internal sealed class GzipBombFault : Fault
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>A whole gzip file of a megabyte; many in a row unpack into all of them in a row (RFC 1952, 2.2).</summary>
    private static readonly byte[] Packed = Pack();

    private readonly int _megabytes;

    public GzipBombFault(int megabytes)
    {
        _megabytes = megabytes;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        context.Response.ContentLength = (long)_megabytes * Packed.Length;
        for (var i = 0; i < _megabytes && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await context.Response.Body.WriteAsync(Packed, context.RequestAborted).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var blank = new byte[Megabyte];
            blank.AsSpan().Fill((byte)' ');
            gzip.Write(blank);
        }

        return packed.ToArray();
    }
}
