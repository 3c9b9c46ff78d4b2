using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Every imbalance catalog of one <see cref="MLContext"/>: what <c>mlContext.Imbalance()</c> returns.</summary>
public sealed class ImbalanceCatalogs
{
    private readonly IHostEnvironment _environment;

    internal ImbalanceCatalogs(IHostEnvironment environment) => _environment = environment;

    /// <summary>Resamplers, class weights, corrections of probabilities: <c>mlContext.Transforms.Imbalance</c>.</summary>
    public TransformsImbalanceCatalog Transforms => new(_environment);

    /// <summary>Inspection and stratified splits: <c>mlContext.Data.Imbalance</c>.</summary>
    public DataImbalanceCatalog Data => new(_environment);

    /// <summary>Evaluation, thresholds and calibration of binary classifiers: <c>mlContext.BinaryClassification.Imbalance</c>.</summary>
    public BinaryImbalanceCatalog BinaryClassification => new(_environment);

    /// <summary>Evaluation, decisions and calibration of multiclass classifiers: <c>mlContext.MulticlassClassification.Imbalance</c>.</summary>
    public MulticlassImbalanceCatalog MulticlassClassification => new(_environment);

    /// <summary>Ensembles of binary classifiers: <c>mlContext.BinaryClassification.Trainers.Imbalance</c>.</summary>
    public BinaryTrainersImbalanceCatalog BinaryTrainers => new(_environment);

    /// <summary>Ensembles of multiclass classifiers: <c>mlContext.MulticlassClassification.Trainers.Imbalance</c>.</summary>
    public MulticlassTrainersImbalanceCatalog MulticlassTrainers => new(_environment);
}
