using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Views of mixed.csv and nominal.csv, and of their tables as a method reads them.</summary>
internal static class Attrition
{
    public static readonly string[] Numbers = ["Age", "DailyRate", "HourlyRate", "MonthlyIncome", "MonthlyRate"];
    public static readonly string[] Categories = ["BusinessTravel", "Department", "Education", "EducationField", "EnvironmentSatisfaction", "Gender"];

    public static readonly string[] NominalCategories =
    [
        "BusinessTravel", "Department", "Education", "EducationField", "EnvironmentSatisfaction", "JobInvolvement", "JobRole", "JobSatisfaction", "MaritalStatus", "OverTime",
        "WorkLifeBalance",
    ];

    public static IDataView Mixed(MLContext ml) => Load(ml, "mixed.csv", Numbers);

    public static IDataView Nominal(MLContext ml) => Load(ml, "nominal.csv", []);

    /// <summary>Classes and table of a view.</summary>
    public static (ClassPartition Classes, FeatureTable Table) Read(IDataView view, FeatureSelection selection)
    {
        var ids = new RowIdentityBuilder();
        ClassPartition classes = ClassPartitionReader.Read(view, "Label", ids);
        return (classes, FeatureTableReader.ReadAll(view, ids.Build(), classes, selection));
    }

    private static IDataView Load(MLContext ml, string file, string[] numbers)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
        string[] names = File.ReadLines(path).First().Split(',');
        return ml.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [','],
            HasHeader = true,
            Columns =
            [
                .. names.Select((name, i) => new TextLoader.Column(name, name == "Label" ? DataKind.Int32 : numbers.Contains(name) ? DataKind.Single : DataKind.String, i)),
            ],
        });
    }
}
