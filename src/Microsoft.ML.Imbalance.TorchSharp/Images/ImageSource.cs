using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The column that images come from, and ML.NET's own parts that make rows of pixels of it: a saved model has the same.</summary>
internal sealed class ImageSource
{
    private const string ImageColumnName = "ImbalanceNetworkImage";
    private const string CheckedColumnName = "ImbalanceNetworkSource";
    private const int ZoomOfScaled = 2;

    private readonly string _column;
    private readonly DataViewType _type;
    private readonly ImageResizingEstimator.ResizingKind _resizing;

    private ImageSource(DataViewSchema.Column column, ImageInput input, ImageResizingEstimator.ResizingKind resizing)
        => (_column, _type, Input, _resizing) = (column.Name, column.Type, input, resizing);

    public ImageInput Input { get; }

    /// <summary>The column of pixels: a vector of <see cref="ImageInput.Length"/> numbers.</summary>
    public string PixelColumnName => IsVector ? _column : "ImbalanceNetworkPixels";

    private bool IsVector => _type is VectorDataViewType;

    /// <summary>Finds out how large images are.</summary>
    /// <exception cref="ArgumentException">A vector is no image of the size that the options say.</exception>
    public static ImageSource Of(DataViewSchema schema, ImageNeuralNetworkOptions options)
    {
        DataViewSchema.Column column = ImageTrainerColumns.Find(schema, options.FeatureColumnName);
        ImageInput input = column.Type is VectorDataViewType vector ? OfVector(column.Name, vector.Size, options) : OfImage(column.Type as ImageDataViewType, options);
        int least = options.Architecture.MinimumSize;
        if (input.Shape.Height < least || input.Shape.Width < least)
        {
            throw new ArgumentException(Invariant(
                $"Images are {input.Shape.Width} x {input.Shape.Height} pixels; {options.Architecture.GetType().Name} needs at least {least} x {least}. Set ImageWidth and ImageHeight, or choose another architecture."));
        }
        return new ImageSource(column, input, options.Resizing);
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or has another type than in training.</exception>
    public void Check(DataViewSchema schema)
    {
        DataViewSchema.Column column = ImageTrainerColumns.Find(schema, _column);
        bool fits = _type is ImageDataViewType trained ? column.Type is ImageDataViewType image && (Input.Zoom > 1 || (image.Height == trained.Height && image.Width == trained.Width)) : column.Type.Equals(_type);
        if (!fits)
            throw SchemaChecks.WrongType(column, "image", $"{_type}, as in training");
    }

    /// <summary>The parts before the network, on data of some columns.</summary>
    public ITransformer[] Parts(DataViewSchema schema)
    {
        var parts = new PartList(schema);
        if (_type is TextDataViewType)
            AddPixels(parts.Add(parts.Context.Transforms.LoadImages(ImageColumnName, imageFolder: "", _column)), ImageColumnName);
        else if (!IsVector)
            AddPixels(parts, _column);
        return parts.ToArray();
    }

    /// <summary>The columns that <see cref="Parts"/> add.</summary>
    public string[] AddedColumns => IsVector ? [] : Input.Zoom > 1 || _type is TextDataViewType ? [ImageColumnName, PixelColumnName] : [PixelColumnName];

    /// <summary>The view with a column of pixels. Images are read by a way that says which of them can't be.</summary>
    public IDataView WithPixels(IDataView view, ImageReading reading)
    {
        if (IsVector)
            return view;
        DataViewType type = _type is ImageDataViewType ? _type : new ImageDataViewType();
        var images = new AppendedColumn<MLImage>(view.Schema, CheckedColumnName, type, view.Schema[_column], (row, column) => reading.Getter(row, column!.Value));
        var parts = new PartList(images.OutputSchema);
        AddPixels(parts, CheckedColumnName);
        return new TransformerChain<ITransformer>(parts.ToArray()).Transform(new AppendedColumnView(images, view));
    }

    private void AddPixels(PartList parts, string images)
    {
        ImageShape shape = Input.Shape;
        if (Input.Zoom > 1)
        {
            parts.Add(parts.Context.Transforms.ResizeImages(ImageColumnName, shape.Width * Input.Zoom, shape.Height * Input.Zoom, images, _resizing));
            images = ImageColumnName;
        }
        parts.Add(parts.Context.Transforms.ExtractPixels(
            PixelColumnName, images, ImagePixelExtractingEstimator.ColorBits.Rgb, ImagePixelExtractingEstimator.ColorsOrder.ARGB, interleavePixelColors: false, offsetImage: 0, scaleImage: 1));
    }

    private static ImageInput OfImage(ImageDataViewType? type, ImageNeuralNetworkOptions options)
    {
        bool isKnown = type is { Height: > 0, Width: > 0 };
        int size = options.Architecture.DefaultSize;
        var shape = new ImageShape(options.Channels ?? 3, options.ImageHeight ?? (isKnown ? type!.Height : size), options.ImageWidth ?? (isKnown ? type!.Width : size));
        bool isSame = isKnown && type!.Height == shape.Height && type.Width == shape.Width;
        return new ImageInput(shape, PixelChannels: 3, isSame ? 1 : ZoomOfScaled, White: 255);
    }

    private static ImageInput OfVector(string name, int size, ImageNeuralNetworkOptions options)
    {
        foreach (int channels in options.Channels is int chosen ? [chosen] : new[] { 1, 3 })
        {
            int pixels = size / channels, side = (int)Math.Round(Math.Sqrt(pixels));
            int height = options.ImageHeight ?? (options.ImageWidth is int width ? pixels / width : side);
            var shape = new ImageShape(channels, height, options.ImageWidth ?? pixels / Math.Max(1, height));
            if (shape.Length == size)
                return new ImageInput(shape, channels, Zoom: 1, (float)options.PixelMaximum);
        }
        throw new ArgumentException(Invariant(
            $"Image column '{name}' has vectors of {size} numbers, which are no image of {Side(options.ImageWidth, "width")}, {Side(options.ImageHeight, "height")} and {(options.Channels is int c ? Invariant($"{c} channels") : "1 or 3 channels")}. Set ImageWidth, ImageHeight and Channels so that their product is the number of pixels."));

        static string Side(int? value, string side) => value is int given ? Invariant($"{side} {given}") : $"any {side}, if square";
    }
}
