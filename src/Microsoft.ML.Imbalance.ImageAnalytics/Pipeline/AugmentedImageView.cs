using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A view whose images are augmented as they are read. Each row's draws follow from its id, so every cursor gives the same pixels in whatever order it goes.</summary>
internal sealed class AugmentedImageView(IDataView source, IReadOnlyList<string> columns, ImageAugmenter augmenter) : IDataView
{
    public ReadMark ReadMark { get; } = new();

    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => Wrap(source.GetRowCursor(columnsNeeded, rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), Wrap);

    private DataViewRowCursor Wrap(DataViewRowCursor input)
    {
        if (SourceRowsScope.IsOpen)
            return input;
        ReadMark.Set();
        return new Cursor(input, columns, augmenter);
    }

    private sealed class Cursor(DataViewRowCursor input, IReadOnlyList<string> columns, ImageAugmenter augmenter) : DataViewRowCursor
    {
        public override DataViewSchema Schema => input.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> get = input.GetGetter<TValue>(column);
            if (column.IsHidden || !columns.Contains(column.Name))
                return get;
            ValueGetter<DataViewRowId> idOf = input.GetIdGetter();
            return (ValueGetter<TValue>)(Delegate)ImageColumn.Augmented(
                column, (ValueGetter<MLImage>)(Delegate)get, (pixels, program) => augmenter.ToBytes(pixels, epoch: 0, RowKey(idOf), program), () => Invariant($"row {input.Position}"));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }

        private static long RowKey(ValueGetter<DataViewRowId> idOf)
        {
            DataViewRowId id = default;
            idOf(ref id);
            return id.High == 0 ? (long)id.Low : (long)(id.Low ^ RandomStream.Mix(id.High));
        }
    }
}
