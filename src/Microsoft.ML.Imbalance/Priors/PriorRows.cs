namespace Microsoft.ML.Imbalance;

/// <summary>Scored rows with a class, and what makes their probabilities agree with class shares.</summary>
/// <param name="ClassNames">The classes.</param>
/// <param name="Actual">The class of each row.</param>
/// <param name="Match">For the shares of the classes, factors on their odds with which the mean probability of each class over these rows is its share.</param>
internal sealed record PriorRows(string[] ClassNames, ClassCodes Actual, Func<double[], double[]> Match);
