using System.Buffers;

namespace KonnectPS.Client;

/// <summary>The bytes of a response, read up to a limit into a buffer that is cleared afterwards, since it may hold a secret.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int InitialLength = 16 * 1024;

    private byte[] _buffer;

    private ResponseBody(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>A body without a byte.</summary>
    public static ResponseBody Empty => new([]);

    public int Length { get; private set; }

    /// <summary>The bytes, without the byte order mark that a server may put before them; RFC 8259, 8.1, lets a reader of JSON ignore it.</summary>
    public ReadOnlySpan<byte> Span => Bytes.StartsWith(ByteOrderMark) ? Bytes.Slice(ByteOrderMark.Length) : Bytes;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Reads the whole body, or returns null when it is longer than allowed.</summary>
    public static async Task<ResponseBody?> ReadAsync(HttpContent content, int maxLength, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength ?? 0;
        if (announced > maxLength)
        {
            return null;
        }

        var body = new ResponseBody(ArrayPool<byte>.Shared.Rent(Math.Max(InitialLength, (int)announced + 1)));
        try
        {
#if NET
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
#else
            using (var stream = await content.ReadAsStreamAsync().ConfigureAwait(false))
#endif
            {
                while (true)
                {
#if NET
                    var read = await stream.ReadAsync(body._buffer.AsMemory(body.Length), cancellationToken).ConfigureAwait(false);
#else
                    var read = await stream.ReadAsync(body._buffer, body.Length, body._buffer.Length - body.Length, cancellationToken).ConfigureAwait(false);
#endif
                    if (read == 0)
                    {
                        return body;
                    }

                    body.Length += read;
                    if (body.Length > maxLength)
                    {
                        body.Dispose();
                        return null;
                    }

                    if (body.Length == body._buffer.Length)
                    {
                        body.Grow();
                    }
                }
            }
        }
        catch (Exception e)
        {
            body.Dispose();
            if (IsOfConnection(e))
            {
                throw;
            }

            throw new InvalidDataException("The body can't be unpacked.", e);
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>True for what ends a connection. Every other exception comes from the decoder: gzip and deflate throw another one than brotli.</summary>
    private static bool IsOfConnection(Exception e) => e is OperationCanceledException or HttpRequestException or IOException;

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Array.Copy(_buffer, larger, Length);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
