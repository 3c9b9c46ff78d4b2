namespace Microsoft.ML.Imbalance;

/// <summary>How the probabilities of a binary model are calibrated.</summary>
public sealed class BinaryCalibrationOptions
{
    internal const int DefaultNumberOfFolds = 5;

    /// <summary>How scores are turned into probabilities.</summary>
    /// <value>Default: <see cref="BinaryCalibrationMethod.Platt"/>.</value>
    public BinaryCalibrationMethod Method { get; init; }

    /// <summary>
    /// The same pipeline with nothing done against imbalance. Its probability stays as it is, to the bit, unless a function of both scores is shown to be better: the logarithm of the
    /// odds is then a · score + b · score of the anchor + c, with a and b not negative. Resampling loses part of what rows tell, which no function of its score brings back.
    /// </summary>
    /// <remarks>
    /// Shown on rows out of folds: a function fitted to the rows of the other folds has a lower log-loss, by a paired one-sided t-test over the rows at the 5 % level, and no higher Brier
    /// score. Weights count, but a row is one observation whatever it weighs. An anchor without <c>Probability</c> is given Platt's function of its score.
    /// </remarks>
    /// <value>Default: null, the function is one of the score alone. With an anchor <see cref="Method"/> is <see cref="BinaryCalibrationMethod.Platt"/>, and there are as many fits again.</value>
    public IEstimator<ITransformer>? Anchor { get; init; }

    /// <summary>The column of the true classes: Boolean, key, text or number, with two classes. Its classes are spread over the folds.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>In how many stratified folds rows are scored, each by a model fitted on the others.</summary>
    /// <value>Default: 5. At least 2; every class needs as many rows. Ignored with <see cref="CalibrationData"/>.</value>
    public int NumberOfFolds { get; init; } = DefaultNumberOfFolds;

    /// <summary>Rows with equal values of this column stay in one fold.</summary>
    /// <value>Default: null, rows are dealt one by one. Ignored with <see cref="CalibrationData"/>.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Rows to calibrate on that the model is not fitted on, with the class shares of real use and the columns of the training data.</summary>
    /// <value>Default: null, the training rows are used, each scored by a model that has not seen it.</value>
    public IDataView? CalibrationData { get; init; }

    /// <summary>The column of the example weights, by which rows count in the calibration. The trainer does not see it unless told to.</summary>
    /// <value>Default: null, every row counts 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>The class of interest, as text.</summary>
    /// <value>Default: null, which is the second class in natural order. In a Boolean label column it is always <c>True</c>.</value>
    public string? PositiveClass { get; init; }

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
        if (Anchor is not null && Method != BinaryCalibrationMethod.Platt)
        {
            throw new ArgumentException(
                $"Method is {Method}, but with an Anchor the function is Platt's, of two scores. Leave Method at {nameof(BinaryCalibrationMethod.Platt)}, or Anchor null.", nameof(Anchor));
        }
    }
}
