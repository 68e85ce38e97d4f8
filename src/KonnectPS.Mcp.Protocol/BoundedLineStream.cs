namespace KonnectPS.Mcp.Protocol;

/// <summary>
/// Reads lines of a bounded length: of a longer one only the beginning is passed on, which the SDK then answers as malformed. So a
/// client can't make the server hold a message without end.
/// </summary>
internal sealed class BoundedLineStream : Stream
{
    private readonly Stream _source;
    private readonly int _longest;
    private readonly Action _ended;
    private int _length;

    /// <param name="source">What is read.</param>
    /// <param name="longest">The longest line, in bytes.</param>
    /// <param name="ended">Called when the source has ended.</param>
    public BoundedLineStream(Stream source, int longest, Action ended)
    {
        _source = source;
        _longest = longest;
        _ended = ended;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // A read of standard input goes on until something comes, whatever becomes of its token.
            var read = await _source.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                _ended();
                return 0;
            }

            var kept = Keep(buffer.Span[..read]);
            if (kept > 0)
            {
                return kept;
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Moves what is passed on to the front, and returns how much that is.</summary>
    private int Keep(Span<byte> bytes)
    {
        var kept = 0;
        foreach (var value in bytes)
        {
            if (value == (byte)'\n')
            {
                _length = 0;
            }
            else if (_length < _longest)
            {
                _length++;
            }
            else
            {
                continue;
            }

            bytes[kept++] = value;
        }

        return kept;
    }
}
