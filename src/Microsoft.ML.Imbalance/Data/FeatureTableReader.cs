namespace Microsoft.ML.Imbalance;

/// <summary>Reads the feature columns of chosen classes into one <see cref="FeatureTable"/> a class, in one pass; rows of other classes are not even computed.</summary>
internal static class FeatureTableReader
{
    public static FeatureTable[] Read(IDataView view, RowIdentity identity, ClassPartition partition, IReadOnlyList<string> featureColumnNames, IReadOnlyList<int> classes)
    {
        FeatureColumnReader[] readers = FeatureColumnReader.Create(view.Schema, featureColumnNames);
        int dimension = readers.Sum(r => r.Length);
        var tableOf = new int[partition.ClassCount];
        Array.Fill(tableOf, -1);
        var values = new float[classes.Count][];
        var sourceRows = new int[classes.Count][];
        var order = new int[classes.Count];
        for (int t = 0; t < classes.Count; t++)
        {
            tableOf[classes[t]] = t;
            int count = partition.Counts[classes[t]];
            CheckSize(partition.Names[classes[t]], count, dimension);
            values[t] = GC.AllocateUninitializedArray<float>(count * dimension);
            sourceRows[t] = new int[count];
        }

        using (DataViewRowCursor cursor = view.GetRowCursor([.. readers.Select(r => r.Column)]))
        {
            foreach (FeatureColumnReader reader in readers)
                reader.Open(cursor);
            Func<int> rowOf = SourceRow.Counter(cursor, identity);
            while (cursor.MoveNext())
            {
                int row = rowOf();
                int code = partition.Codes[row];
                int t = code < 0 ? -1 : tableOf[code];
                if (t < 0)
                    continue;
                Span<float> destination = values[t].AsSpan(order[t] * dimension, dimension);
                foreach (FeatureColumnReader reader in readers)
                {
                    reader.Read(destination[..reader.Length], row);
                    destination = destination[reader.Length..];
                }
                sourceRows[t][order[t]++] = row;
            }
        }

        FeatureLayout layout = FeatureColumnReader.LayoutOf(readers);
        var tables = new FeatureTable[classes.Count];
        for (int t = 0; t < tables.Length; t++)
        {
            var rows = new RowMatrix(values[t], sourceRows[t].Length, dimension);
            if (!identity.IsPassOrder)
                rows = SortBySourceRow(rows, sourceRows[t]);
            tables[t] = new FeatureTable(classes[t], layout, rows, sourceRows[t]);
        }
        return tables;
    }

    // A view with an order of its own hands rows out unsorted; tables are kept by row number, so that the order of the pass changes nothing.
    private static RowMatrix SortBySourceRow(RowMatrix rows, int[] sourceRows)
    {
        int[] order = [.. Enumerable.Range(0, sourceRows.Length)];
        Array.Sort(sourceRows, order);
        var sorted = new float[rows.RowCount * rows.Dimension];
        for (int i = 0; i < order.Length; i++)
            rows[order[i]].CopyTo(sorted.AsSpan(i * rows.Dimension));
        return new RowMatrix(sorted, rows.RowCount, rows.Dimension);
    }

    private static void CheckSize(string name, int count, int dimension)
    {
        if ((long)count * dimension > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"Class \"{name}\" has {count} rows of {dimension} features, more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or use RandomOversample.");
        }
    }
}
