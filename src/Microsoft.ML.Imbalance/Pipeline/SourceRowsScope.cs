namespace Microsoft.ML.Imbalance;

/// <summary>
/// While it is open, resampled views that are read from here hand out the rows they were made of. So a step at the end of a chain sees all rows as they were
/// before resampling, with the columns that the chain, its trainer included, gives them.
/// </summary>
/// <remarks>It follows the flow of execution: other threads, which may train other models on the same views, go on reading resampled rows.</remarks>
internal sealed class SourceRowsScope : IDisposable
{
    private static readonly AsyncLocal<int> Depth = new();

    private SourceRowsScope() => Depth.Value++;

    public static bool IsOpen => Depth.Value > 0;

    public static SourceRowsScope Open() => new();

    public void Dispose() => Depth.Value--;
}
