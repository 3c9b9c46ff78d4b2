using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Reads images of a column of images or of paths, one row after the other.</summary>
/// <param name="skipsUnreadable">Whether files that can't be read are noted in <see cref="Unreadable"/> rather than errors.</param>
internal sealed class ImageReading(bool skipsUnreadable)
{
    /// <summary>Why the image that was last asked for can't be read; a black one stands in for it.</summary>
    public string? Unreadable { get; set; }

    public ValueGetter<MLImage> Getter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is TextDataViewType)
            return FileGetter(row, column);
        ValueGetter<MLImage> source = row.GetGetter<MLImage>(column);
        return (ref MLImage value) =>
        {
            source(ref value);
            if (value is null)
                throw new InvalidOperationException(Invariant($"Image column '{column.Name}' has no image in row {row.Position}. Filter rows without images out before this step."));
        };
    }

    private ValueGetter<MLImage> FileGetter(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<ReadOnlyMemory<char>> pathOf = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> path = default;
        return (ref MLImage value) =>
        {
            pathOf(ref path);
            value?.Dispose();
            value = Read(path.ToString());
        };
    }

    private MLImage Read(string path)
    {
        try
        {
            return ImageFile.Read(path, "set SkipUnreadableImages");
        }
        catch (Exception exception) when (skipsUnreadable && exception is InvalidOperationException or FileNotFoundException)
        {
            Unreadable = exception.Message;
            return MLImage.CreateFromPixels(1, 1, MLPixelFormat.Rgba32, new byte[4]);
        }
    }
}
