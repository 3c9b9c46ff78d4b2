using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Pixels as a network wants them: channel by channel, normalized. It is made of ML.NET's own parts, ExtractPixels and a normalizer, so models with it load without
/// this package.
/// </summary>
internal sealed class ToTensorEstimator : IEstimator<ITransformer>
{
    private readonly MLContext _context;
    private readonly IEstimator<ITransformer> _extract;
    private readonly string _column;
    private readonly string _image;
    private readonly ImageNormalization _normalization;

    public ToTensorEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName, ImageNormalization normalization)
    {
        _context = environment as MLContext ?? new MLContext(seed: 0);
        _column = OptionChecks.Column(outputColumnName);
        _image = OptionChecks.Column(inputColumnName);
        _normalization = normalization;
        _extract = _context.Transforms.ExtractPixels(
            _column, _image, ImagePixelExtractingEstimator.ColorBits.Rgb, ImagePixelExtractingEstimator.ColorsOrder.ARGB, interleavePixelColors: false, offsetImage: 0, scaleImage: 1);
    }

    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column images = SchemaChecks.Find(input.Schema, _image, "image");
        if (images.Type is ImageDataViewType { Height: <= 0 } or ImageDataViewType { Width: <= 0 })
        {
            throw new InvalidOperationException(
                $"Image column '{_image}' has images of no known size, which may be mixed; ToTensor needs one size, as a tensor has one length. Put ResizeImages before it.");
        }
        ITransformer extract = _extract.Fit(input);
        DataViewType type = extract.GetOutputSchema(input.Schema)[_column].Type;
        return new TransformerChain<ITransformer>(extract, Normalizer.Fit(TwoRows(((VectorDataViewType)type).Size)));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Normalizer.GetOutputSchema(_extract.GetOutputSchema(inputSchema));

    // It learns least and greatest value of each slot, and gives (v - least) / (greatest - least).
    private IEstimator<ITransformer> Normalizer => _context.Transforms.NormalizeMinMax(_column, fixZero: false);

    // Least: the grey level that becomes 0. Greatest: the one that becomes 1.
    private IDataView TwoRows(int size)
    {
        var zero = new float[size];
        var one = new float[size];
        for (int i = 0; i < size; i++)
        {
            int channel = i / (size / 3);
            zero[i] = 255 * ImageNormalization.Of(_normalization.Mean, channel);
            one[i] = zero[i] + 255 * ImageNormalization.Of(_normalization.StandardDeviation, channel);
        }
        return new ColumnarView(2, [new VectorColumn<float>(_column, new VectorDataViewType(NumberDataViewType.Single, size), [new(size, zero), new(size, one)], null)]);
    }
}
