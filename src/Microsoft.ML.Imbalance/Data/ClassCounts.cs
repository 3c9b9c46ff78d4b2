namespace Microsoft.ML.Imbalance;

/// <summary>The classes of a label column and how many rows each has.</summary>
/// <param name="LabelColumnName">The label column.</param>
/// <param name="Names">The label values as text.</param>
/// <param name="Counts">Rows of each class.</param>
internal sealed record ClassCounts(string LabelColumnName, string[] Names, int[] Counts)
{
    /// <summary>All rows that have a class.</summary>
    public long Total => Counts.Sum(count => (long)count);

    /// <summary>The share of each class in the rows.</summary>
    public double[] Shares => Array.ConvertAll(Counts, count => count / (double)Total);

    public long[] AsInt64 => Array.ConvertAll(Counts, count => (long)count);

    /// <summary>The class with this name, or -1.</summary>
    public int IndexOf(string name) => IndexOf(Names, name);

    public static int IndexOf(string[] names, string name)
    {
        int index = Array.IndexOf(names, name);
        return index >= 0 ? index : Array.FindIndex(names, n => n is "True" or "False" && string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The class with this name.</summary>
    /// <param name="names">The classes that there are.</param>
    /// <param name="labelColumnName">Their label column.</param>
    /// <param name="name">The class that is asked for.</param>
    /// <param name="asking">Who asks, with its verb: "The target names".</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int Require(string[] names, string labelColumnName, string name, string asking)
    {
        int index = IndexOf(names, name);
        return index >= 0 ? index : throw new InvalidOperationException(
            $"{asking} class \"{name}\", which label column '{labelColumnName}' does not have. Its classes are: {ListOf(names)}.");
    }

    /// <summary>The names in quotation marks, for a message.</summary>
    public static string ListOf(string[] names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
