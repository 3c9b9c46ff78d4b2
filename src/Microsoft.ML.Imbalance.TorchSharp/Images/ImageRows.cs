using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The images to train on, and those to validate with, read in one pass.</summary>
internal sealed class ImageRows : IDisposable
{
    private readonly PixelStore _store;

    private ImageRows(PixelStore store, bool hasWeights)
    {
        _store = store;
        Training = new ImageSet(store, hasWeights);
        Validation = new ImageSet(store, hasWeights);
    }

    public ImageSet Training { get; }

    /// <summary>None without a validation share.</summary>
    public ImageSet Validation { get; }

    public bool AreOnDisk => _store.IsOnDisk;

    /// <param name="view">All rows.</param>
    /// <param name="source">Where images come from.</param>
    /// <param name="classes">The class of each row; rows without a label are left out.</param>
    /// <param name="options">The columns, the split and the memory.</param>
    /// <param name="seed">The seed of the split.</param>
    /// <param name="warn">Is told of each image that is skipped.</param>
    /// <exception cref="InvalidOperationException">There is one class only, an image can't be read, or rows are others than the classes say.</exception>
    public static ImageRows Read(IDataView view, ImageSource source, ClassPartition classes, ImageNeuralNetworkOptions options, int seed, Action<string> warn)
    {
        RowSet? validation = TrainingRows.ValidationRows(classes, options.ValidationFraction, seed);
        ImageInput input = source.Input;
        var reading = new ImageReading(options.SkipUnreadableImages);
        IDataView pixels = source.WithPixels(view, reading);
        DataViewSchema.Column column = pixels.Schema[source.PixelColumnName];
        DataViewSchema.Column? weightColumn = options.ExampleWeightColumnName is string name ? pixels.Schema[name] : null;
        var rows = new ImageRows(new PixelStore(input.Shape.Width, input.Shape.Height, input.Shape.Channels, classes.RowCount, options.Storage), weightColumn is not null);
        try
        {
            using DataViewRowCursor cursor = pixels.GetRowCursor(weightColumn is null ? [column] : [column, weightColumn.Value]);
            ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
            ValueGetter<float>? getWeight = weightColumn is null ? null : cursor.GetGetter<float>(weightColumn.Value);
            VBuffer<float> buffer = default;
            var values = new float[input.Length];
            var bytes = new byte[input.Shape.Length];
            float weight = 1;
            var work = new LongWork("images read", classes.RowCount);
            int row = 0;
            for (; cursor.MoveNext(); row++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                work.Step();
                if (row >= classes.RowCount || classes.Codes[row] == ClassCodes.Unlabeled)
                    continue;
                reading.Unreadable = null;
                get(ref buffer);
                if (reading.Unreadable is string reason)
                {
                    warn($"Skipped: {reason}");
                    continue;
                }
                buffer.CopyTo(values);
                input.ToBytes(values, bytes, () => Invariant($"Row {row} of column '{options.FeatureColumnName}'"));
                getWeight?.Invoke(ref weight);
                ViewRowFeed.CheckWeight(options.ExampleWeightColumnName, weight, row);
                (validation is not null && validation.Contains(row) ? rows.Validation : rows.Training).Add(rows._store.Count, classes.Codes[row], weight);
                rows._store.Add(bytes);
            }
            TrainingRows.CheckRowCount(classes, row);
            rows.CheckClasses(classes);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public void Dispose() => _store.Dispose();

    // Only where images were skipped a class may have lost all.
    private void CheckClasses(ClassPartition classes)
    {
        int[][] rows = Training.RowsOfClasses(classes.ClassCount);
        int lost = Array.FindIndex(rows, own => own.Length == 0);
        if (lost >= 0)
            throw new InvalidOperationException($"No image of class \"{classes.Names[lost]}\" could be read. Replace the files, or leave the rows of the class out.");
    }
}
