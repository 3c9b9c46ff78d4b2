namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A synthetic row with where it comes from.</summary>
internal sealed record SyntheticRow(RowProvenance From, ResampledRow Row)
{
    public static SyntheticRow[] Of(ResampledDataView view)
        => [.. view.Provenance.Zip(ResampledRow.Read(view)).Where(r => r.First.IsSynthetic).Select(r => new SyntheticRow(r.First, r.Second))];
}
