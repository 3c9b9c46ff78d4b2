namespace Microsoft.ML.Imbalance;

/// <summary>Puts together steps of ML.NET's own, each made for the columns that the steps before it leave.</summary>
internal sealed class PartList
{
    private readonly List<ITransformer> _parts = [];
    private IDataView _view;

    public PartList(DataViewSchema input) => _view = new SchemaView(input);

    /// <summary>The catalogs that steps come from. None of those used here draws a number or logs anything of use.</summary>
    public MLContext Context { get; } = new(seed: 0);

    /// <summary>The columns after the last step.</summary>
    public DataViewSchema Schema => _view.Schema;

    /// <summary>Adds a step that needs no rows to be fitted.</summary>
    public PartList Add(IEstimator<ITransformer> estimator) => Add(estimator.Fit(_view));

    public PartList Add(ITransformer part)
    {
        _parts.Add(part);
        _view = part.Transform(_view);
        return this;
    }

    public ITransformer[] ToArray() => [.. _parts];
}
