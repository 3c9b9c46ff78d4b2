using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The columns of a trainer of images: those of any trainer, but for the images themselves.</summary>
internal sealed class ImageTrainerColumns
{
    private const string Needed = "an image, the path of one as text, or a vector of Single of known size";
    private const string StandInName = "ImbalanceNetworkFeatures";

    private static readonly SchemaShape.Column StandIn = SchemaShapes.Of(OneColumn(StandInName))[0];

    private readonly TrainerColumns _columns;
    private readonly string _image;

    public ImageTrainerColumns(ImageNeuralNetworkOptions options, bool isBinary)
    {
        _image = options.FeatureColumnName;
        _columns = new TrainerColumns(options.LabelColumnName, StandInName, options.ExampleWeightColumnName, isBinary);
    }

    public TrainerInfo Info => _columns.Info;

    /// <summary>The column of images of a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or has another type.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = SchemaChecks.Find(schema, name, "image");
        bool isVector = column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single;
        return isVector || column.Type is TextDataViewType || column.Type.RawType == typeof(MLImage) ? column : throw SchemaChecks.WrongType(column, "image", Needed);
    }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    public void Check(DataViewSchema schema) => GetOutputSchema(new SchemaShape(SchemaShapes.Of(schema)));

    /// <inheritdoc cref="Check"/>
    public SchemaShape GetOutputSchema(SchemaShape input)
    {
        SchemaShape.Column column = ShapeChecks.Find(input, _image, "image");
        bool isVector = column.Kind == SchemaShape.Column.VectorKind.Vector && column.ItemType == NumberDataViewType.Single && !column.IsKey;
        bool isImage = column.Kind == SchemaShape.Column.VectorKind.Scalar && !column.IsKey && (column.ItemType is TextDataViewType || column.ItemType.RawType == typeof(MLImage));
        if (!isVector && !isImage)
            throw ShapeChecks.Mismatch(column, "image", Needed);
        // A vector stands in for the image, so that a trainer of ML.NET's can say the rest.
        return new SchemaShape(_columns.GetOutputSchema(new SchemaShape(input.Append(StandIn))).Where(answer => answer.Name != StandInName));
    }

    private static DataViewSchema OneColumn(string name)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, new VectorDataViewType(NumberDataViewType.Single, 1));
        return builder.ToSchema();
    }
}
