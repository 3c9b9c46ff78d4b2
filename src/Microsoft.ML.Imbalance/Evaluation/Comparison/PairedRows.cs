using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds for each labeled row of one view the same row of another, by place or by a key, and makes sure that it is the same.</summary>
internal static class PairedRows
{
    private const string Remedy = "Both models must have scored the same rows; pass keyColumnName to match rows by a key if only their order differs.";

    /// <summary>The place, among the labeled rows of the second view, of each labeled row of the first.</summary>
    /// <param name="dataA">The first view.</param>
    /// <param name="dataB">The second view.</param>
    /// <param name="labelColumnName">The label column of both.</param>
    /// <param name="classNames">The classes.</param>
    /// <param name="keyColumnName">The column that tells rows apart; null to match them by place.</param>
    /// <param name="countA">The labeled rows of the first view.</param>
    /// <param name="countB">The labeled rows of the second view.</param>
    public static int[] Match(IDataView dataA, IDataView dataB, string labelColumnName, string[] classNames, string? keyColumnName, int countA, int countB)
    {
        if (countA != countB)
            throw new InvalidOperationException($"The first data has {countA} labeled rows, the second {countB}. {Remedy}");
        if (keyColumnName is null)
            return [.. Enumerable.Range(0, countA)];

        DataViewSchema.Column columnA = SchemaChecks.Find(dataA.Schema, keyColumnName, "key"), columnB = SchemaChecks.Find(dataB.Schema, keyColumnName, "key");
        ValueCodes codes = ValueCodes.Create(columnA, "key");
        int[] keysA = Read(dataA, columnA), keysB = Read(dataB, columnB);
        Dictionary<int, int> rowsA = Index(keysA, "first"), rowsB = Index(keysB, "second");
        return Array.ConvertAll(keysA, key => rowsB.TryGetValue(key, out int row) ? row : throw new InvalidOperationException(
            $"Key column '{keyColumnName}' holds '{codes.TextOf(key)}' in the first data, but not in the second. Both models must have scored the same rows."));

        int[] Read(IDataView data, DataViewSchema.Column column) => LabeledRowTags.Read(
            data, labelColumnName, classNames, column, "key", codes, row => new InvalidOperationException(
                $"Key column '{keyColumnName}' has no value in row {row} (counted from 0), so that nothing tells which row it is. Fill in the value, or remove such rows first."));

        Dictionary<int, int> Index(int[] keys, string which)
        {
            var rows = new Dictionary<int, int>(keys.Length);
            for (int row = 0; row < keys.Length; row++)
            {
                if (!rows.TryAdd(keys[row], row))
                {
                    throw new InvalidOperationException(
                        $"Key column '{keyColumnName}' holds '{codes.TextOf(keys[row])}' twice in the {which} data. A key must tell rows apart; choose another column.");
                }
            }
            return rows;
        }
    }

    /// <summary>Rows that were matched must have the same label and weight.</summary>
    public static void CheckSame(string[] classNames, ClassCodes actualA, ClassCodes actualB, ReadOnlySpan<double> weightsA, ReadOnlySpan<double> weightsB)
    {
        for (int row = 0; row < actualA.Count; row++)
        {
            if (actualA[row] != actualB[row])
                throw Different(row, "label", $"'{classNames[actualA[row]]}'", $"'{classNames[actualB[row]]}'");
            if (!weightsA.IsEmpty && weightsA[row] != weightsB[row])
                throw Different(row, "weight", weightsA[row].ToString(CultureInfo.InvariantCulture), weightsB[row].ToString(CultureInfo.InvariantCulture));
        }
    }

    private static InvalidOperationException Different(int row, string what, string a, string b)
        => new($"Labeled row {row} (counted from 0) has the {what} {a} in the first data and {b} in the second. {Remedy}");
}
