using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Adds augmented copies of images of the smaller classes. Every image of a class is copied as often as any other, or once more.</summary>
internal sealed class OversampleImages(OversampleImagesOptions options) : Resampler
{
    private readonly SamplingTarget _target = OptionChecks.Target(options.Target);
    private readonly ImageAugmentation _augmentation = options.Augmentation ?? throw new ArgumentException("Augmentation is null; leave it out for the default.", nameof(options.Augmentation));
    private readonly string _image = OptionChecks.Column(options.ImageColumnName);

    public override string Name => nameof(OversampleImages);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override int? Seed => options.Seed;

    public override IReadOnlyList<RequiredColumn> RequiredColumns => [ImageColumn.Required(_image)];

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = _target.Resolve(classes, ResamplingKind.Oversampling, Name);
        var counts = new RowCounts(classes.RowCount);
        var augmenter = new ImageAugmenter(_augmentation, context.Seed);
        var extras = new List<ExtraRows>();
        // A pass for each class, so that copies of each are spread over all rows even where classes lie together.
        foreach (int c in Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] > classes.Counts[c]).OrderBy(classes.StreamKey))
        {
            int missing = wanted[c] - classes.Counts[c];
            Spread(classes.RowsOf(c), missing, context.StreamOf(Name, c), counts);
            extras.Add(new AugmentedCopies(_image, augmenter, counts, classes.Codes, c, missing));
        }
        return new ResamplingPlan(kept: null, extras);
    }

    private static void Spread(int[] rows, int missing, RandomStream stream, RowCounts counts)
    {
        if (missing >= rows.Length)
        {
            foreach (int row in rows)
                counts.Add(row, missing / rows.Length);
        }
        // The rest goes to rows drawn without replacement: the first places of a shuffle (Fisher and Yates).
        for (int i = 0; i < missing % rows.Length; i++)
        {
            int drawn = i + stream.Next(rows.Length - i);
            (rows[i], rows[drawn]) = (rows[drawn], rows[i]);
            counts.Add(rows[i], 1);
        }
    }

    /// <summary>Copies whose images are changed, and nothing else.</summary>
    private sealed class AugmentedCopies(string image, ImageAugmenter augmenter, RowCounts counts, ClassCodes codes, int classIndex, int count)
        : VariedRows(counts, codes, classIndex, count)
    {
        public override ValueGetter<TValue> Vary<TValue>(DataViewSchema.Column column, ValueGetter<TValue> origin, Func<(int Row, int Copy)> current)
        {
            if (column.Name != image || column.IsHidden)
                return origin;
            var versions = new ImageVersions(augmenter);
            return (ValueGetter<TValue>)(Delegate)ImageColumn.Augmented(
                column, (ValueGetter<MLImage>)(Delegate)origin, (pixels, program) => versions.Of(pixels, current().Row, current().Copy, program), () => Invariant($"row {current().Row}"));
        }
    }
}
