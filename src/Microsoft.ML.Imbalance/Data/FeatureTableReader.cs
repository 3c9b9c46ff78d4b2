namespace Microsoft.ML.Imbalance;

/// <summary>Reads feature columns into tables, in one pass; rows that are in no table are not even computed.</summary>
internal static class FeatureTableReader
{
    /// <summary>One table for each of some classes.</summary>
    public static FeatureTable[] Read(IDataView view, RowIdentity identity, ClassPartition partition, FeatureSelection features, IReadOnlyList<int> classes)
    {
        var tableOf = new int[partition.ClassCount];
        Array.Fill(tableOf, -1);
        for (int t = 0; t < classes.Count; t++)
            tableOf[classes[t]] = t;
        (FeatureLayout layout, Filling[] tables) = Fill(view, identity, partition, features, tableOf, [.. classes.Select(c => (partition.Counts[c], $"Class \"{partition.Names[c]}\" has"))]);
        return [.. tables.Select((table, t) => new FeatureTable(classes[t], layout, table.ToMatrix(), table.SourceRows))];
    }

    /// <summary>The values of all rows of a view, each with a label, and room for some behind them.</summary>
    /// <param name="view">The view.</param>
    /// <param name="identity">Its rows.</param>
    /// <param name="partition">The classes, of the rows behind them too.</param>
    /// <param name="features">What is read.</param>
    /// <param name="roomFor">How many rows there is room for.</param>
    public static (FeatureLayout Layout, float[] Values) ReadValues(IDataView view, RowIdentity identity, ClassPartition partition, FeatureSelection features, int roomFor)
    {
        (FeatureLayout layout, Filling[] tables) = Fill(view, identity, partition, features, new int[partition.ClassCount], [(roomFor, "The data has")]);
        return (layout, tables[0].ToMatrix().Values);
    }

    /// <summary>All rows that have a label, in one table.</summary>
    /// <param name="view">The view.</param>
    /// <param name="identity">Its rows.</param>
    /// <param name="partition">Their classes.</param>
    /// <param name="features">What is read.</param>
    /// <param name="classApart">The class whose rows stand apart; only where every row has a label, so that it is known beforehand where each belongs.</param>
    public static FeatureTable ReadAll(IDataView view, RowIdentity identity, ClassPartition partition, FeatureSelection features, int? classApart = null)
    {
        classApart = partition.UnlabeledCount == 0 ? classApart : null;
        RowDivision? division = classApart is { } apart ? new RowDivision(RowSet.Where(partition.RowCount, row => partition.Codes[row] == apart)) : null;
        (FeatureLayout layout, Filling[] tables) = Fill(
            view, identity, partition, features, new int[partition.ClassCount], [(partition.RowCount - partition.UnlabeledCount, "The data has")], division);
        int[]? sourceRows = tables[0].SourceRows;
        return new FeatureTable(sourceRows is null ? partition.Codes : partition.Codes.Reorder(sourceRows), layout, tables[0].ToMatrix(), sourceRows, classApart);
    }

    private static (FeatureLayout Layout, Filling[] Tables) Fill(
        IDataView view, RowIdentity identity, ClassPartition partition, FeatureSelection features, int[] tableOf, (int Count, string Subject)[] sizes, RowDivision? division = null)
    {
        FeatureColumnReader[] readers = FeatureColumnReader.Create(view.Schema, features);
        if (!features.KeepsZero)
            FeatureOffsets.Choose(view, readers);
        int dimension = readers.Sum(r => r.Length);
        Filling[] tables = Array.ConvertAll(sizes, size => new Filling(size.Count, dimension, size.Subject, isOfAll: size.Count >= identity.RowCount, division));
        using (DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor([.. readers.Select(r => r.Column)]))
        {
            foreach (FeatureColumnReader reader in readers)
                reader.Open(cursor);
            Func<int> rowOf = identity.NumberRows(cursor);
            var work = new LongWork("rows read", identity.RowCount);
            int met = 0;
            for (; cursor.MoveNext(); met++)
            {
                work.SmallStep();
                int row = rowOf();
                int code = partition.Codes[row];
                if (code == ClassCodes.Unlabeled || tableOf[code] < 0)
                    continue;
                Span<float> destination = tables[tableOf[code]].Next(row);
                foreach (FeatureColumnReader reader in readers)
                {
                    reader.Read(destination[..reader.Length], row);
                    destination = destination[reader.Length..];
                }
            }
            identity.CheckAllMet(met);
        }
        if (!identity.IsPassOrder)
            Array.ForEach(tables, table => table.SortBySourceRow());
        return (FeatureColumnReader.LayoutOf(readers), tables);
    }

    /// <summary>A table that is being filled.</summary>
    private sealed class Filling
    {
        private readonly int _dimension;
        private readonly RowDivision? _division;
        private readonly float[] _apart;
        private float[] _values;
        private int _count;

        // A division is of all rows.
        public Filling(int rowCount, int dimension, string subject, bool isOfAll, RowDivision? division)
        {
            if ((long)rowCount * dimension > Array.MaxLength)
            {
                throw new InvalidOperationException(
                    $"{subject} {rowCount} rows of {dimension} features, more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or use RandomOversample or RandomUndersample.");
            }
            _dimension = dimension;
            _division = division;
            int apartCount = division?.SetCount ?? 0;
            _apart = GC.AllocateUninitializedArray<float>(apartCount * dimension);
            _values = GC.AllocateUninitializedArray<float>((rowCount - apartCount) * dimension);
            SourceRows = isOfAll ? null : new int[rowCount];
        }

        /// <summary>The row behind each; null where these are all rows, and each stands in its place.</summary>
        public int[]? SourceRows { get; }

        public Span<float> Next(int row)
        {
            int place = _count++;
            if (_division is not null)
            {
                (bool isApart, int part) = _division.Find(row);
                return (isApart ? _apart : _values).AsSpan(part * _dimension, _dimension);
            }
            if (SourceRows is null)
                return _values.AsSpan(row * _dimension, _dimension);
            SourceRows[place] = row;
            return _values.AsSpan(place * _dimension, _dimension);
        }

        // A view with an order of its own hands rows out unsorted; tables are kept by row number, so that the order of the pass changes nothing.
        public void SortBySourceRow()
        {
            if (SourceRows is null)
                return;
            int[] order = [.. Enumerable.Range(0, _count)];
            Array.Sort(SourceRows, order);
            var sorted = new float[_values.Length];
            for (int i = 0; i < _count; i++)
                _values.AsSpan(order[i] * _dimension, _dimension).CopyTo(sorted.AsSpan(i * _dimension));
            _values = sorted;
        }

        public RowMatrix ToMatrix() => _division is not null
            ? new RowMatrix(_values, _apart, _division, _dimension)
            : new RowMatrix(_values, _dimension == 0 ? _count : _values.Length / _dimension, _dimension);
    }
}
