namespace Microsoft.ML.Imbalance;

/// <summary>A column that a method needs beside label and features.</summary>
/// <param name="Name">The column.</param>
/// <param name="Role">What it is to the method, for errors.</param>
/// <param name="ValueType">The type of its values.</param>
internal sealed record RequiredColumn(string Name, string Role, Type ValueType);
