namespace Microsoft.ML.Imbalance;

/// <summary>The rows of a data set by class: which classes there are, how large each is, and which class each row has.</summary>
/// <remarks>Classes are numbered 0 … K - 1 in the natural order of their label values (false before true, numbers by size, text ordinal, keys by index).</remarks>
internal sealed class ClassPartition
{
    private readonly int[] _streamKeys;

    public ClassPartition(string labelColumnName, string[] names, ClassCodes codes, Array? labels = null)
    {
        LabelColumnName = labelColumnName;
        Names = names;
        Codes = codes;
        Labels = labels ?? names;
        Counts = new int[names.Length];
        var firstRow = new int[names.Length];
        for (int row = codes.Count - 1; row >= 0; row--)
        {
            int code = codes[row];
            if (code == ClassCodes.Unlabeled)
            {
                UnlabeledCount++;
                continue;
            }
            Counts[code]++;
            firstRow[code] = row;
        }

        int[] bySize = [.. Enumerable.Range(0, names.Length).OrderByDescending(c => Counts[c]).ThenBy(c => firstRow[c])];
        _streamKeys = new int[names.Length];
        for (int rank = 0; rank < bySize.Length; rank++)
            _streamKeys[bySize[rank]] = rank;
        Majority = bySize[0];
        Minority = Array.Find(bySize, c => Counts[c] == Counts[bySize[^1]]);
    }

    public string LabelColumnName { get; }

    /// <summary>The label values as text: <c>True</c>, <c>1</c>, <c>fraud</c>; for keys the key value, or its index where the column names none.</summary>
    public string[] Names { get; }

    /// <summary>The label value of each class, in an array of the column's own type.</summary>
    public Array Labels { get; }

    /// <summary>Rows of each class.</summary>
    public int[] Counts { get; }

    /// <summary>The class of each row, or <see cref="ClassCodes.Unlabeled"/>.</summary>
    public ClassCodes Codes { get; }

    public int ClassCount => Names.Length;

    public int RowCount => Codes.Count;

    /// <summary>Rows whose label is missing (NaN, key 0). They are no class's rows and pass through every resampler untouched.</summary>
    public int UnlabeledCount { get; }

    /// <summary>The largest class; of equally large ones the one whose first row comes first, so that renaming labels changes nothing.</summary>
    public int Majority { get; }

    /// <summary>The smallest class; of equally small ones the one whose first row comes first.</summary>
    public int Minority { get; }

    /// <summary>The class with this name, or -1. <c>true</c> and <c>false</c> may be written in any case, as other places write them.</summary>
    public int IndexOf(string name) => ClassCounts.IndexOf(Names, name);

    /// <summary>
    /// What stands for a class in a random stream: its place by size, then by first row. Not its label, so that renaming labels changes no draw.
    /// </summary>
    public int StreamKey(int classIndex) => _streamKeys[classIndex];

    /// <summary>The rows of one class, ascending.</summary>
    public int[] RowsOf(int classIndex)
    {
        var rows = new int[Counts[classIndex]];
        int at = 0;
        for (int row = 0; at < rows.Length; row++)
        {
            if (Codes[row] == classIndex)
                rows[at++] = row;
        }
        return rows;
    }
}
