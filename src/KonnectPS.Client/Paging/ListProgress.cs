namespace KonnectPS.Client;

/// <summary>The progress of reading a list.</summary>
/// <param name="List">Which reading; the same object from its beginning to its end.</param>
/// <param name="Noun">What is listed, as its path says it: <c>applications</c>.</param>
/// <param name="Pages">How many pages have been read; 0 when it begins.</param>
/// <param name="Items">How many items these had that were wanted.</param>
/// <param name="Total">How many there will be, if the server says so.</param>
/// <param name="Ended">True when no more is read, whether to the end or not.</param>
public sealed record ListProgress(object List, string Noun, int Pages, long Items, long? Total, bool Ended);
