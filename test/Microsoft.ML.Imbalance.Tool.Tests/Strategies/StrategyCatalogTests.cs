namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class StrategyCatalogTests
{
    [TestMethod]
    [DataRow("none")]
    [DataRow("class-weights")]
    [DataRow("class-weights:scheme=square-root,outputColumnName=W")]
    [DataRow("random-oversample:shrinkage=0.5,target=minority")]
    [DataRow("random-undersample:target=not-minority,replacement=true,seed=4")]
    [DataRow("smote:neighborCount=3,target=0.5")]
    [DataRow("smote: neighborCount = 3")]
    public void EveryStrategyOfTheGuideIsUnderstood(string text) => Assert.AreEqual(text, Parse(text).Text);

    [TestMethod]
    public void OptionsArePropertiesOfTheOptionsClassInCamelCase()
    {
        (StrategyDefinition Definition, Type Options)[] pairs =
        [
            (StrategyCatalog.ClassWeights, typeof(ClassWeightsOptions)),
            (StrategyCatalog.RandomOversample, typeof(RandomOversampleOptions)),
            (StrategyCatalog.RandomUndersample, typeof(RandomUndersampleOptions)),
            (StrategyCatalog.Smote, typeof(SmoteOptions)),
        ];
        foreach ((StrategyDefinition definition, Type options) in pairs)
        {
            // The columns are the same for all strategies: --label and --exclude name them.
            string[] expected = [.. options.GetProperties().Select(p => p.Name).Where(n => n is not ("LabelColumnName" or "FeatureColumnNames")).Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
            CollectionAssert.AreEquivalent(expected, definition.OptionNames);
        }
    }

    [TestMethod]
    public void CommasInParenthesesBelongToTheValue()
    {
        Strategy strategy = Parse("smote:target=counts(a,b=5;c=7),neighborCount=2");
        Assert.IsInstanceOfType<ResamplingStrategy>(strategy);
    }

    [TestMethod]
    [DataRow("smoke", "There is no strategy 'smoke'. The strategies are: none, class-weights, random-oversample, random-undersample, smote.")]
    [DataRow("tuned-threshold", "There is no strategy 'tuned-threshold'. The strategies are: none, class-weights, random-oversample, random-undersample, smote.")]
    [DataRow("smote:k=3", "Strategy 'smote' has no option 'k'. Its options are: neighborCount, metric, target, seed.")]
    [DataRow("none:k=3", "Strategy 'none' has no option 'k'. It has none.")]
    [DataRow("smote:neighborCount", "Strategy 'smote:neighborCount': 'neighborCount' is not an option. Write smote:option=value,option=value.")]
    [DataRow("smote:", "Strategy 'smote:': '' is not an option. Write smote:option=value,option=value.")]
    [DataRow("smote:neighborCount=3,neighborCount=4", "Strategy 'smote:neighborCount=3,neighborCount=4' sets option neighborCount twice. Set it once.")]
    [DataRow("smote:neighborCount=many", "Strategy 'smote:neighborCount=many': option neighborCount is 'many'; a whole number is needed.")]
    [DataRow("random-oversample:shrinkage=x", "Strategy 'random-oversample:shrinkage=x': option shrinkage is 'x'; a number is needed.")]
    [DataRow("random-undersample:replacement=1", "Strategy 'random-undersample:replacement=1': option replacement is '1'; true or false is needed.")]
    [DataRow("smote:target=half", "Strategy 'smote:target=half', option target: 'half' is not a sampling target. Use auto, not-majority, not-minority, minority, majority, all, a ratio such as 0.5, ratios(class=0.5;class=0.2), counts(class=500;class=200) or classes(class;class).")]
    [DataRow("smote:target=1.5", "Strategy 'smote:target=1.5', option target: The ratio is 1.5; it must be greater than 0 and at most 1.")]
    [DataRow("class-weights:scheme=x", "Strategy 'class-weights:scheme=x', option scheme: 'x' is not a class weight scheme. Use balanced, inverse-frequency, square-root or effective-number(0.999).")]
    public void WhatCanNotBeReadIsNamedWithWhatThereIs(string text, string message)
        => Assert.AreEqual(message, Assert.ThrowsExactly<ToolException>(() => Parse(text)).Message);

    private static Strategy Parse(string text) => StrategyCatalog.Parse(text, StrategyCatalog.ForResampling);
}
