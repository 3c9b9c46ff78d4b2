using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;

/// <summary>Panels of the toy table before and after a method.</summary>
internal static class Resampled
{
    public static Panel Before { get; } = new("Before", [.. ToyTable.Rows.Select(row => MarkOf(MarkKind.Real, row.Label, row.Features))]);

    /// <summary>What a resampler makes of the table.</summary>
    /// <param name="title">The title of the panel.</param>
    /// <param name="resampler">The resampler.</param>
    /// <param name="hasGuides">Whether to draw a line from the origin of each synthetic row to it.</param>
    /// <param name="earlier">A resampler that made rows which this one may have removed.</param>
    public static Panel After(string title, ResamplingEstimator resampler, bool hasGuides = false, ResamplingEstimator? earlier = null)
    {
        List<Made> made = Read(resampler);
        ILookup<long, Made> real = made.Where(m => !m.Provenance.IsSynthetic).ToLookup(m => m.Provenance.SourceRow);
        var marks = new List<Mark>();
        for (int row = 0; row < ToyTable.Rows.Length; row++)
        {
            int count = real[row].Count();
            marks.Add(MarkOf(count == 0 ? MarkKind.Removed : MarkKind.Real, ToyTable.Rows[row].Label, ToyTable.Rows[row].Features) with { Weight = Math.Max(1, count) });
        }
        Made[] synthetic = [.. made.Where(m => m.Provenance.IsSynthetic)];
        if (earlier is not null)
        {
            HashSet<RowProvenance> left = [.. synthetic.Select(m => m.Provenance)];
            marks.AddRange(Read(earlier).Where(m => m.Provenance.IsSynthetic && !left.Contains(m.Provenance)).Select(m => MarkOf(MarkKind.Removed, m.IsSmaller, m.Features)));
        }
        marks.AddRange(synthetic.Select(m => MarkOf(MarkKind.Synthetic, m.IsSmaller, m.Features)));
        return new Panel(title, marks) { Guides = hasGuides ? [.. synthetic.Select(Origin)] : [] };
    }

    /// <summary>The weights that a scheme gives to the rows.</summary>
    public static Panel Weighted(string title, TransformsImbalanceCatalog transforms, ClassWeightScheme scheme)
    {
        IDataView rows = ToyTable.View(new MLContext(seed: 1));
        float[] weights = [.. transforms.ClassWeights(scheme: scheme).Fit(rows).Transform(rows).GetColumn<float>("Weight")];
        return new Panel(title, [.. Before.Marks.Zip(weights, (mark, weight) => mark with { Weight = weight })]) { Detail = "weight of the rows:", SizeName = "size: weight" };
    }

    private static Guide Origin(Made row)
    {
        float[] from = ToyTable.Rows[row.Provenance.SourceRow].Features;
        return new Guide(from[0], from[1], row.Features[0], row.Features[1]);
    }

    private static List<Made> Read(ResamplingEstimator resampler)
    {
        ResampledDataView rows = resampler.FitResample(ToyTable.View(new MLContext(seed: 1)));
        return [.. rows.Provenance.Zip(rows.GetColumn<bool>("Label"), rows.GetColumn<float[]>("Features")).Select(r => new Made(r.First, r.Second, r.Third))];
    }

    private static Mark MarkOf(MarkKind kind, bool isSmaller, float[] features) => new(kind, isSmaller, features[0], features[1]);

    private sealed record Made(RowProvenance Provenance, bool IsSmaller, float[] Features);
}
