using Microsoft.ML.Imbalance;

namespace Microsoft.ML;

/// <summary>The door to this library: the property <c>Imbalance</c> on ML.NET's catalogs, and <see cref="Imbalance(MLContext)"/> for older compilers, F# and VB.</summary>
public static class ImbalanceExtensions
{
    /// <summary>Adds <c>mlContext.Transforms.Imbalance</c>.</summary>
    /// <param name="catalog">The transforms catalog of an <see cref="MLContext"/>.</param>
    extension(TransformsCatalog catalog)
    {
        /// <summary>Resamplers, class weights, corrections of probabilities.</summary>
        public TransformsImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>Adds <c>mlContext.Data.Imbalance</c>.</summary>
    /// <param name="catalog">The data catalog of an <see cref="MLContext"/>.</param>
    extension(DataOperationsCatalog catalog)
    {
        /// <summary>Inspection and stratified splits.</summary>
        public DataImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>Adds <c>mlContext.BinaryClassification.Imbalance</c>.</summary>
    /// <param name="catalog">The binary classification catalog of an <see cref="MLContext"/>.</param>
    extension(BinaryClassificationCatalog catalog)
    {
        /// <summary>Imbalance-aware evaluation, thresholds and calibration of binary classifiers.</summary>
        public BinaryImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>Adds <c>mlContext.MulticlassClassification.Imbalance</c>.</summary>
    /// <param name="catalog">The multiclass classification catalog of an <see cref="MLContext"/>.</param>
    extension(MulticlassClassificationCatalog catalog)
    {
        /// <summary>Imbalance-aware evaluation, decisions and calibration of multiclass classifiers.</summary>
        public MulticlassImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>Adds <c>mlContext.BinaryClassification.Trainers.Imbalance</c>.</summary>
    /// <param name="catalog">The binary trainers of an <see cref="MLContext"/>.</param>
    extension(BinaryClassificationCatalog.BinaryClassificationTrainers catalog)
    {
        /// <summary>Ensembles of binary classifiers on balanced rows.</summary>
        public BinaryTrainersImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>Adds <c>mlContext.MulticlassClassification.Trainers.Imbalance</c>.</summary>
    /// <param name="catalog">The multiclass trainers of an <see cref="MLContext"/>.</param>
    extension(MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog)
    {
        /// <summary>Ensembles of multiclass classifiers on balanced rows.</summary>
        public MulticlassTrainersImbalanceCatalog Imbalance => new(EnvironmentAccessor.Of(catalog));
    }

    /// <summary>The same catalogs in one place, for compilers without extension properties (C# 13 and older, F#, VB).</summary>
    /// <param name="mlContext">The context.</param>
    /// <returns>All imbalance catalogs of <paramref name="mlContext"/>.</returns>
    public static ImbalanceCatalogs Imbalance(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new ImbalanceCatalogs(mlContext);
    }
}
