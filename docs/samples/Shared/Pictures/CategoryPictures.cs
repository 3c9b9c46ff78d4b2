using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

/// <summary>A row of the tables with categories.</summary>
internal sealed class CategoryRow
{
    public float Number { get; set; }

    public string First { get; set; } = "";

    public string Second { get; set; } = "";

    public bool Label { get; set; }
}

/// <summary>Pictures of methods for categories: strips, or cells of two categories, in place of axes.</summary>
internal static class CategoryPictures
{
    private const int Seed = 1;
    private static readonly string[] Firsts = ["rent", "own", "mortgage"];
    private static readonly string[] Seconds = ["A", "B", "C"];

    public static IEnumerable<Picture> All(TransformsImbalanceCatalog t)
    {
        CategoryRow[] mixed = [.. Mixed()];
        yield return new("smote-nc", "SmoteNC",
            "One number, from left to right, and one category, from top to bottom. SmoteNC lets neighbors vote on the category: the rare one never wins. With Smote and a metric for categories it comes from one of the two parents, and keeps its share.",
            Strips("Before", mixed, null),
            Strips("SmoteNC", mixed, t.SmoteNC(new SmoteNCOptions { FeatureColumnNames = ["Number", "First"], Seed = Seed })),
            Strips("Smote, Heom", mixed, t.Smote(new SmoteOptions { FeatureColumnNames = ["Number", "First"], Metric = DistanceMetric.Heom, Seed = Seed })));

        CategoryRow[] nominal = [.. Nominal()];
        string[] columns = ["First", "Second"];
        yield return new("smote-n", "SmoteN",
            "Two categories: each cell is a combination of them, with its rows side by side. SmoteN lets a row and its neighbors vote: frequent combinations get all new rows, rare ones none. With Smote and a metric for categories they keep their shares.",
            Cells("Before", nominal, null),
            Cells("SmoteN", nominal, t.SmoteN(new SmoteNOptions { FeatureColumnNames = columns, Seed = Seed })),
            Cells("Smote, ValueDifference", nominal, t.Smote(new SmoteOptions { FeatureColumnNames = columns, Metric = DistanceMetric.ValueDifference, Seed = Seed })));
    }

    private static IEnumerable<CategoryRow> Mixed()
    {
        var random = new Random(Seed: 3);
        (bool Label, int First, int Count, double Middle, double Spread)[] groups =
            [(false, 0, 34, 3.6, 2.6), (false, 1, 22, 4.2, 2.8), (false, 2, 12, 5, 3), (true, 0, 11, 7.2, 1.8), (true, 1, 8, 6.0, 2.0), (true, 2, 2, 7.6, 1.2)];
        foreach ((bool label, int first, int count, double middle, double spread) in groups)
        {
            for (int i = 0; i < count; i++)
                yield return new CategoryRow { Label = label, First = Firsts[first], Number = (float)Math.Round(middle + spread * (random.NextDouble() + random.NextDouble() - 1), 2) };
        }
    }

    private static IEnumerable<CategoryRow> Nominal()
    {
        int[,] larger = { { 12, 6, 3 }, { 9, 8, 2 }, { 7, 5, 4 } }, smaller = { { 1, 2, 9 }, { 0, 1, 5 }, { 1, 0, 1 } };
        foreach (bool label in new[] { false, true })
        {
            for (int cell = 0; cell < 9; cell++)
            {
                for (int i = 0; i < (label ? smaller : larger)[cell / 3, cell % 3]; i++)
                    yield return new CategoryRow { Label = label, First = Firsts[cell / 3], Second = Seconds[cell % 3] };
            }
        }
    }

    private static List<(CategoryRow Row, MarkKind Kind)> Read(CategoryRow[] rows, ResamplingEstimator? resampler)
    {
        if (resampler is null)
            return [.. rows.Select(row => (row, MarkKind.Real))];
        var mlContext = new MLContext(seed: 1);
        ResampledDataView resampled = resampler.FitResample(mlContext.Data.LoadFromEnumerable(rows));
        return [.. resampled.Provenance.Zip(mlContext.Data.CreateEnumerable<CategoryRow>(resampled, reuseRowObject: false), (p, row) => (row, p.IsSynthetic ? MarkKind.Synthetic : MarkKind.Real))];
    }

    // Rows of a strip lie in three tracks, in the order of their numbers, so that near ones don't hide each other; the smaller class below the larger.
    private static Panel Strips(string title, CategoryRow[] rows, ResamplingEstimator? resampler)
    {
        float strip = (ToyTable.Top - ToyTable.Bottom) / Firsts.Length;
        var marks = new List<Mark>();
        foreach (var group in Read(rows, resampler).GroupBy(r => (r.Row.First, r.Row.Label)))
        {
            float top = ToyTable.Top - strip * Array.IndexOf(Firsts, group.Key.First) - (group.Key.Label ? 0.58f : 0.16f) * strip;
            marks.AddRange(group.OrderBy(r => r.Row.Number).Select((r, i) => new Mark(r.Kind, r.Row.Label, r.Row.Number, top - i % 3 * 0.13f * strip)));
        }
        return new Panel(title, marks) { RowNames = Firsts };
    }

    // Rows of a cell are set side by side, real ones first, the larger class to the left.
    private static Panel Cells(string title, CategoryRow[] rows, ResamplingEstimator? resampler)
    {
        const int PerLine = 4;
        float width = (ToyTable.Right - ToyTable.Left) / Seconds.Length, height = (ToyTable.Top - ToyTable.Bottom) / Firsts.Length;
        var marks = new List<Mark>();
        foreach (var group in Read(rows, resampler).GroupBy(r => (r.Row.First, r.Row.Second, r.Row.Label)))
        {
            float left = ToyTable.Left + width * (Array.IndexOf(Seconds, group.Key.Second) + (group.Key.Label ? 0.52f : 0.08f)), top = ToyTable.Top - height * (Array.IndexOf(Firsts, group.Key.First) + 0.13f);
            marks.AddRange(group.OrderBy(r => r.Kind).Select((r, i) => new Mark(r.Kind, r.Row.Label, left + i % PerLine * 0.115f * width, top - i / PerLine * 0.125f * height)));
        }
        return new Panel(title, marks) { RowNames = Firsts, ColumnNames = Seconds };
    }
}
