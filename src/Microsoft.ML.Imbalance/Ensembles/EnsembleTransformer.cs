using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A trained ensemble: adds <c>PredictedLabel</c>, <c>Score</c> and, in binary classification, <c>Probability</c>, with the annotations of ML.NET's own trainers.</summary>
/// <remarks>
/// Saved, it is a chain of the members and of ML.NET's own parts: it loads and predicts, with the same bits, where Microsoft.ML and the package of the members' trainer are, without this one.
/// </remarks>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public sealed class EnsembleTransformer<TMetrics> : ComposedTransformer, ISingleFeaturePredictionTransformer<EnsembleModel>
    where TMetrics : ImbalanceMetrics
{
    private readonly DataViewType? _featureColumnType;

    internal EnsembleTransformer(IEnumerable<ITransformer> parts, EnsembleModel model, TMetrics? outOfBagMetrics, string featureColumnName, DataViewType? featureColumnType)
        : base(parts)
    {
        Model = model;
        OutOfBagMetrics = outOfBagMetrics;
        FeatureColumnName = featureColumnName;
        _featureColumnType = featureColumnType;
    }

    /// <summary>The members.</summary>
    public EnsembleModel Model { get; }

    /// <summary>
    /// The metrics of the training rows, each scored by the members that were not trained on it; null unless asked for. Rows that are in every bag are left out.
    /// An estimate for new rows without a test set: a little pessimistic, since each row is scored by a part of the ensemble.
    /// </summary>
    public TMetrics? OutOfBagMetrics { get; }

    /// <summary>The features, by the option of that name.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of <see cref="FeatureColumnName"/>.</summary>
    /// <exception cref="InvalidOperationException">The data had no such column: members make their features themselves.</exception>
    public DataViewType FeatureColumnType => _featureColumnType ?? throw new InvalidOperationException(
        $"The data that the ensemble was trained on has no column '{FeatureColumnName}'. Set FeatureColumnName to the column of the features, and make them before the ensemble.");

    /// <summary>The ensemble in a line, with its out-of-bag PR-AUC if there is one.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Model.Method} of {Model.Members.Count} members, seed {Model.Seed}");
        return OutOfBagMetrics is null ? text : string.Create(CultureInfo.InvariantCulture, $"{text}, out-of-bag PR-AUC {OutOfBagMetrics.AreaUnderPrecisionRecallCurve:0.0000}");
    }
}
