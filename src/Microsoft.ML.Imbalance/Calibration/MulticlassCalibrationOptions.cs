namespace Microsoft.ML.Imbalance;

/// <summary>How the probabilities of a multiclass model are calibrated.</summary>
public sealed class MulticlassCalibrationOptions
{
    /// <summary>How probabilities are corrected.</summary>
    /// <value>Default: <see cref="MulticlassCalibrationMethod.BiasCorrectedTemperature"/>.</value>
    public MulticlassCalibrationMethod Method { get; init; }

    /// <summary>The column of the true classes: key, text or number. Its classes are spread over the folds.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>In how many stratified folds rows are scored, each by a model fitted on the others.</summary>
    /// <value>Default: 5. At least 2; every class needs as many rows. Ignored with <see cref="CalibrationData"/>.</value>
    public int NumberOfFolds { get; init; } = BinaryCalibrationOptions.DefaultNumberOfFolds;

    /// <summary>Rows with equal values of this column stay in one fold.</summary>
    /// <value>Default: null, rows are dealt one by one. Ignored with <see cref="CalibrationData"/>.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Rows to calibrate on that the model is not fitted on, with the class shares of real use and the columns of the training data.</summary>
    /// <value>Default: null, the training rows are used, each scored by a model that has not seen it.</value>
    public IDataView? CalibrationData { get; init; }

    /// <summary>The column of the example weights, by which rows count in the calibration. The trainer does not see it unless told to.</summary>
    /// <value>Default: null, every row counts 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>The seed of the folds.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Ends the fit without a model.</summary>
    /// <value>Default: none. ML.NET's trainers know no token; they end with the pass over the rows that they are at.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        OptionChecks.Defined(Method);
        OptionChecks.Column(LabelColumnName);
        OptionChecks.AtLeast(2, NumberOfFolds);
    }
}
