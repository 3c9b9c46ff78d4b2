namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How much memory rows may take, and where those go that find no place in it.</summary>
/// <param name="MemoryBudget">Bytes.</param>
/// <param name="Folder">A folder for temporary files.</param>
internal sealed record RowStorage(long MemoryBudget, string Folder)
{
    /// <summary>The part of the memory that goes with a part of the rows.</summary>
    public RowStorage Part(long rows, long all) => this with { MemoryBudget = (long)(MemoryBudget * ((double)rows / all)) };
}
