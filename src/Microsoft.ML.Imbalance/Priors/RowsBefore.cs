namespace Microsoft.ML.Imbalance;

/// <summary>Reads a scored training view as it was before resampling: all rows, scored by the model that was trained on the resampled ones.</summary>
internal static class RowsBefore
{
    /// <summary>What <paramref name="read"/> makes of the view.</summary>
    /// <param name="view">The view at the end of a chain.</param>
    /// <param name="isResampled">Whether there is a resampler in it.</param>
    /// <param name="columnNames">The columns that are read.</param>
    /// <param name="read">Reads a view in one pass.</param>
    public static T Read<T>(IDataView view, bool isResampled, string[] columnNames, Func<IDataView, T> read)
    {
        if (!isResampled)
            return read(view);
        // A cache in the chain that does not hold these columns yet must fill with the rows that it is to hold.
        using (DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor(columnNames.Select(name => view.Schema[name])))
        {
            var work = new LongWork("rows kept", view.GetRowCount() ?? 0);
            while (cursor.MoveNext())
                work.SmallStep();
        }
        using SourceRowsScope scope = SourceRowsScope.Open();
        return read(view);
    }
}
