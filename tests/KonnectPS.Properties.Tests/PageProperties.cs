using System.Text.Json;

namespace KonnectPS.Properties.Tests;

public sealed class PageProperties
{
    /// <summary>More requests than any of these lists needs.</summary>
    private const int Timeout = 60;

    [Fact]
    public void A_page_of_any_shape_has_whole_items_or_is_malformed() =>
        OddJson.Bytes.Sample(bytes =>
        {
            try
            {
                var page = JsonSerializer.Deserialize(bytes, KonnectJson.Default.PageSystemAccount);
                Assert.True(page is null || page.Data.All(item => item is { Id: not null, Name: not null }));
            }
            catch (Exception e) when (KonnectJson.IsMalformed(e))
            {
            }
        });

    [Fact]
    public void A_window_of_a_list_is_read_whatever_pages_the_server_makes() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[1, 120], Gen.Bool, Gen.Long[0, 800], Gen.OneOf(Gen.Long[0, 800], Gen.Const(long.MaxValue))).Sample(
            (count, mostToAPage, tellsTotal, skip, first) =>
            {
                var requests = 0;
                var list = new KonnectList<SystemAccount>(
                    (path, _) =>
                    {
                        Assert.True(++requests <= Timeout + (count / Math.Min(mostToAPage, 100) * 2), "The reading has no end.");
                        var (number, size) = PageOf(path);
                        size = Math.Min(size, mostToAPage);
                        return Task.FromResult(new Page<SystemAccount>
                        {
                            Data = [.. Enumerable.Range(0, count).Skip((number - 1) * size).Take(size).Select(Account)],
                            Meta = tellsTotal || mostToAPage < 100 ? new PageMeta { Page = new() { Number = number, Size = size, Total = count } } : null,
                        });
                    },
                    "v3/system-accounts",
                    new QueryString(),
                    new ListWindow(skip, first));
                Assert.Equal(
                    Enumerable.Range(0, count).Skip((int)skip).Take((int)Math.Min(first, int.MaxValue)).Select(i => Account(i).Id), Read(list).Select(item => item.Id));
            });

    [Fact]
    public void Whatever_a_server_says_of_its_pages_the_reading_ends() =>
        Gen.Select(Gen.Int[0, 30], Odd, Odd, Odd, Gen.Int[0, 9]).Sample((items, number, size, total, repeatFrom) =>
        {
            var requests = 0;
            var list = new KonnectList<SystemAccount>(
                (_, _) =>
                {
                    // A server whose list ends, or which repeats itself.
                    Assert.True(++requests <= Timeout, "The reading has no end.");
                    return Task.FromResult(new Page<SystemAccount>
                    {
                        Data = [.. Enumerable.Range(Math.Min(requests, repeatFrom) * items, requests > 12 && repeatFrom > 12 ? 0 : items).Select(Account)],
                        Meta = new PageMeta { Page = new() { Number = number, Size = size, Total = total } },
                    });
                },
                "v3/system-accounts",
                new QueryString(),
                window: null);
            try
            {
                var read = Read(list);
                Assert.Equal(read.Count, read.DistinctBy(item => item.Id).Count());
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.UnexpectedAnswer, e.Kind);
            }
        });

    private static Gen<double> Odd { get; } = Gen.OneOf(
        Gen.Int[-1, 200].Select(number => (double)number), Gen.Double, Gen.OneOf(double.PositiveInfinity, double.NegativeInfinity, 1e300, 0.5, 1.5, long.MaxValue));

    private static SystemAccount Account(int i) => new() { Id = $"id-{i}", Name = $"name-{i}" };

    private static (int Number, int Size) PageOf(string path)
    {
        var values = path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(part => int.Parse(part.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return (values[1], values[0]);
    }

    private static List<SystemAccount> Read(KonnectList<SystemAccount> list) => Task.Run(async () =>
    {
        var items = new List<SystemAccount>();
        await foreach (var item in list)
        {
            items.Add(item);
        }

        return items;
    }).GetAwaiter().GetResult();
}
