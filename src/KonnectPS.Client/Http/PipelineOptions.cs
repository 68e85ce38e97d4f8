using System.Net;

namespace KonnectPS.Client;

/// <summary>The time-outs, retries and clock of a door.</summary>
public sealed record PipelineOptions
{
    /// <summary>The defaults.</summary>
    public static PipelineOptions Default { get; } = new();

    /// <summary>How long one attempt may take, from sending to the last byte of the response. Default 30 seconds.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a request may take with all of its attempts and the pauses between them. Default 100 seconds. While the server slows the
    /// session down, waiting for a turn is not counted.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is sent again after a passing fault. Default 3.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The back-off before the first retry; it doubles with each retry, with jitter, unless the server says how long to wait. Default 250 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest <c>Retry-After</c> that is waited for; a longer one fails at once and says so. Default one minute.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The proxy that requests go through; null for the one that the environment names.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>The largest response that is read, in bytes after decompression. Default 16 MiB.</summary>
    public int MaxResponseLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The clock of every wait, timeout and expiry.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
