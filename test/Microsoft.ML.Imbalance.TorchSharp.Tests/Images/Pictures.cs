using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using SkiaSharp;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Small pictures of bars that lie, stand or lean, with noise: classes that a convolution tells apart, and that the mean lightness does not.</summary>
internal static class Pictures
{
    public const int Side = 12;

    public static readonly string[] Names = ["lying", "standing", "leaning"];

    /// <summary>Options for trainings of a second or two.</summary>
    public static ImageNeuralNetworkOptions Options(
        string column = "Image", int epochs = 10, ImageArchitecture? architecture = null, ImageAugmentation? augmentation = null, RowMixing mixing = RowMixing.None, int frozen = 0, string? weights = null,
        TestTimeAugmentationOptions? views = null, int threads = 1, string? weightColumn = null, string? checkpoint = null, IProgress<TrainingProgress>? progress = null, CancellationToken token = default,
        long memory = 2L << 30, int? channels = 1, bool skips = false, double validation = 0.2, int? size = null, double white = 255, ImageNormalization? normalization = null) => new()
        {
            FeatureColumnName = column,
            ExampleWeightColumnName = weightColumn,
            Architecture = architecture ?? new SmallCnnArchitecture { Widths = [8, 16], Dropout = 0 },
            Channels = channels,
            ImageHeight = size,
            ImageWidth = size,
            PixelMaximum = white,
            Normalization = normalization,
            Augmentation = augmentation,
            AugmentationThreadCount = threads,
            TestTimeAugmentation = views,
            Mixing = new RowMixingOptions { Kind = mixing, Alpha = 1 },
            FrozenStages = frozen,
            WeightsPath = weights,
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = new AdamWOptions { LearningRate = 0.01 },
            ValidationFraction = validation,
            ValidationMetric = ValidationMetric.LogLoss,
            CheckpointPath = checkpoint,
            Progress = progress,
            CancellationToken = token,
            MemoryBudget = memory,
            SkipUnreadableImages = skips,
            Seed = 3,
        };

    /// <summary>Columns Label, a key with names; Flag, whether it is the last class; Weight; Pixels, a vector; Image, an image of known size.</summary>
    /// <param name="counts">Rows of each class.</param>
    /// <param name="seed">The seed of the noise.</param>
    public static IDataView View(int[] counts, int seed = 1)
    {
        int[] classes = [.. counts.SelectMany((count, c) => Enumerable.Range(0, count).Select(i => (Place: (i + 0.5) / count, Class: c))).OrderBy(row => row.Place).Select(row => row.Class)];
        byte[][] pixels = [.. classes.Select((c, row) => Draw(c, row, seed))];
        var builder = new DataViewSchema.Annotations.Builder();
        ReadOnlyMemory<char>[] names = [.. Names.Select(name => name.AsMemory())];
        builder.AddKeyValues(names);
        return new ColumnarView(
            classes.Length,
            new ViewColumn<uint>("Label", new KeyDataViewType(typeof(uint), Names.Length), row => (uint)classes[row] + 1, builder.Build()),
            new ViewColumn<bool>("Flag", BooleanDataViewType.Instance, row => classes[row] == Names.Length - 1),
            new ViewColumn<float>("Weight", NumberDataViewType.Single, row => classes[row] == Names.Length - 1 ? 0.01f : 1),
            new ViewColumn<VBuffer<float>>("Pixels", new VectorDataViewType(NumberDataViewType.Single, Side * Side), row => new VBuffer<float>(Side * Side, Array.ConvertAll(pixels[row], value => (float)value))),
            new ViewColumn<MLImage>("Image", new Transforms.Image.ImageDataViewType(Side, Side), row => ToImage(pixels[row])));
    }

    private static void AddKeyValues(this DataViewSchema.Annotations.Builder builder, ReadOnlyMemory<char>[] names)
        => builder.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, names.Length), (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(names.Length, names).CopyTo(ref value));

    private static DataViewSchema.Annotations Build(this DataViewSchema.Annotations.Builder builder) => builder.ToAnnotations();

    public static byte[] Draw(int classIndex, int row, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(Pictures), classIndex, row);
        int phase = random.Next(4);
        var pixels = new byte[Side * Side];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int x, int y) = (i % Side, i / Side);
            int along = classIndex switch { 0 => y, 1 => x, _ => x + y };
            double value = 90 + ((along + phase) / 2 % 2 == 0 ? 80 : 0) + 30 * random.NextGaussian();
            pixels[i] = (byte)Math.Clamp(value, 0, 255);
        }
        return pixels;
    }

    public static MLImage ToImage(byte[] grey) => MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, [.. grey.SelectMany(value => new byte[] { value, value, value, 255 })]);

    /// <summary>The pictures as files, a folder a class, or one, not all of one size.</summary>
    public static void Save(string folder, int[] counts, int seed = 1)
    {
        for (int c = 0; c < counts.Length; c++)
        {
            Directory.CreateDirectory(Path.Combine(folder, Names[c]));
            for (int row = 0; row < counts[c]; row++)
                SaveOne(Path.Combine(folder, Names[c], $"{row:000}.png"), Draw(c, row, seed), (row % 3) switch { 0 => SKColorType.Gray8, _ => SKColorType.Rgba8888 }, row % 5 == 0 ? 1 : 2);
        }
    }

    public static void SaveOne(string path, byte[] grey, SKColorType type = SKColorType.Gray8, int zoom = 1)
    {
        using var bitmap = new SKBitmap(Side * zoom, Side * zoom, type, SKAlphaType.Opaque);
        for (int y = 0; y < Side * zoom; y++)
        {
            for (int x = 0; x < Side * zoom; x++)
            {
                byte value = grey[y / zoom * Side + x / zoom];
                bitmap.SetPixel(x, y, new SKColor(value, value, value));
            }
        }
        File.WriteAllBytes(path, bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
    }

    /// <summary>A network with values as training might leave them.</summary>
    public static Network Random(ImageArchitecture architecture, ImageShape shape, int classes) => Fill(architecture.Build(shape, classes));

    /// <inheritdoc cref="Random"/>
    public static Network Fill(NetworkShape network)
    {
        Network start = network.Initialize(seed: 7);
        RandomStream random = RandomStream.Create(11, nameof(Pictures));
        foreach (ref float value in start.Parameters.AsSpan())
            value += (float)(0.05 * random.NextGaussian());
        foreach (ref float value in start.Buffers.AsSpan())
            value = MathF.Abs(value + (float)(0.2 * random.NextGaussian())) + 0.1f;
        return start;
    }
}
