using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Getters of augmented images.</summary>
internal static class ImageColumn
{
    public static RequiredColumn Required(string name) => new(name, "image", typeof(MLImage));

    /// <summary>A getter that augments what another one gives. As everywhere in ML.NET, whoever asks owns the image, and a getter disposes the one it replaces.</summary>
    /// <param name="column">The column, for errors.</param>
    /// <param name="source">The getter of the image as it is.</param>
    /// <param name="augment">Augments the image of the current row.</param>
    /// <param name="row">What to call the current row in errors.</param>
    public static ValueGetter<MLImage> Augmented(DataViewSchema.Column column, ValueGetter<MLImage> source, Func<ImageBuffer, ImageProgram, ImageBuffer> augment, Func<string> row)
    {
        var program = new ImageProgram();
        var pixels = new ImageBuffer(1, 1, 4);
        return (ref MLImage value) =>
        {
            MLImage original = null!;
            source(ref original);
            if (original is null)
                throw new InvalidOperationException($"Image column '{column.Name}' has no image in {row()}. Filter rows without images out before this step.");
            using (original)
            {
                MLImagePixels.Read(original, pixels);
                MLImage augmented = MLImagePixels.Create(augment(pixels, program));
                augmented.Tag = original.Tag;
                value?.Dispose();
                value = augmented;
            }
        };
    }
}
