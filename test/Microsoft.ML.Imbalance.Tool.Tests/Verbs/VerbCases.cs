using static Microsoft.ML.Imbalance.Tool.Tests.VerbCaseKind;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Every verb as users call it: its help, a run, and everything that may be wrong with what it is given. Files are those of <see cref="VerbFiles"/>; nothing may be called <c>none</c>.</summary>
internal static class VerbCases
{
    private const string NoFile = "File 'no.csv' was not found. Check the path; the current directory is '*'.";
    private const string NoColumn = "Could not find label column 'Class' in 'points.csv'. Its columns are: 'count', 'size', 'color', 'id', 'level', 'Label'. Pass one of them with --label.";
    private const string NoModel = "'broken.zip' can't be read as a model: * Pass a .zip file that train, tune or ML.NET saved.";
    private const string NoRecord = "'*.run.json' is no record of a run: * Pass a file that a command of this tool wrote, such as model.zip.run.json.";

    public static VerbCase[] All { get; } =
    [
        new(Help, "inspect --help", "--label"),
        new(Run, "inspect --data loans.csv --exclude delinq_amnt", "Class  Rows    Share\n0       379   94.8 %\n1        21    5.3 %\n"),
        new(MissingFile, "inspect --data no.csv", NoFile),
        new(MissingColumn, "inspect --data points.csv --label Class", NoColumn),
        new(WrongOption, "inspect --lable Label", "Unrecognized command or argument '--lable'. Did you mean '--label'? See 'dotnet imbalance inspect --help'."),

        new(Help, "split --help", "--test-share"),
        new(Run, "split --data loans.csv --train train.csv --test test.csv", ""),
        new(MissingFile, "split --data no.csv --train none.csv --test none.tsv", NoFile),
        new(MissingColumn, "split --data points.csv --label Class --train none.csv --test none.tsv", NoColumn),
        new(WrongOption, "split --data points.csv --test-share 1 --train none.csv --test none.tsv", "--test-share is 1; it must be above 0 and below 1."),

        new(Help, "resample --help", "--provenance"),
        new(Run, "resample --data loans.csv --strategy smote --out more.csv", ""),
        new(MissingFile, "resample --data no.csv --strategy smote --out none.csv", NoFile),
        new(MissingColumn, "resample --data points.csv --label Class --strategy smote --out none.csv", NoColumn),
        new(WrongOption, "resample --data points.csv --strategy smote:k=3 --out none.csv", "Strategy 'smote' has no option 'k'. Its options are: neighborCount, metric, target, seed."),

        new(Help, "compare --help", "--strategies"),
        new(Run, "compare --data loans.csv --folds 2 --strategies class-weights --trainers logistic-regression", "\n  class-weights "),
        new(MissingFile, "compare --data no.csv", NoFile),
        new(MissingColumn, "compare --data points.csv --label Class", NoColumn),
        new(WrongOption, "compare --folds many", "Cannot parse argument 'many' for option '--folds' as a whole number. See 'dotnet imbalance compare --help'."),

        new(Help, "train --help", "--time-budget"),
        new(Run, "train --data loans.csv --folds 2 --out model.zip", "\n  none "),
        new(MissingFile, "train --data no.csv --out none.zip", NoFile),
        new(MissingColumn, "train --data points.csv --label Class --out none.zip", NoColumn),
        new(WrongOption, "train --auto --time-budget soon --out none.zip", "--time-budget is 'soon'; a time above 0 is needed, such as 90s, 5m or 1h."),

        new(Help, "tune --help", "--objective"),
        new(Run, "tune --model model.zip --data test.csv --objective cost:fp=1,fn=20 --out tuned.zip", "cost:fp=1,fn=20: "),
        new(MissingFile, "tune --model model.zip --data no.csv --out none.zip", NoFile),
        new(MissingColumn, "tune --model model.zip --data points.csv --label Class --out none.zip", NoColumn),
        new(UnreadableModel, "tune --model broken.zip --data test.csv --out none.zip", NoModel),
        new(UnreadableRecord, "tune --model unrecorded.zip --data test.csv --out none.zip", NoRecord),
        new(WrongOption, "tune --model model.zip --data test.csv --objective accuracy --out none.zip", "'accuracy' is not an objective. Use f1 (or f2, f0.5, …), balanced-accuracy, g-mean, mcc, youden, cost:fp=1,fn=20, precision>=0.8 or recall>=0.9."),

        new(Help, "predict --help", "--out"),
        new(Run, "predict --model model.zip --data test.csv --out scored.csv", ""),
        new(MissingFile, "predict --model model.zip --data no.csv --out none.csv", NoFile),
        new(MissingFile, "predict --model no.csv --data test.csv --out none.csv", NoFile),
        new(MissingColumn, "predict --model model.zip --data points.csv --out none.csv", "'points.csv' has no column 'funded_amnt', which the model 'model.zip' reads. It reads: 'funded_amnt', *"),
        new(UnreadableModel, "predict --model broken.zip --data test.csv --out none.csv", NoModel),
        new(WrongOption, "predict --model model.zip --data test.csv --out none.csv --seed 1", "Unrecognized command or argument '--seed'. See 'dotnet imbalance predict --help'."),

        new(Help, "evaluate --help", "--fail-under"),
        new(Run, "evaluate --model model.zip --data test.csv --json", "\"areaUnderRocCurve\": "),
        new(MissingFile, "evaluate --predictions no.csv --score size", NoFile),
        new(MissingColumn, "evaluate --predictions points.csv --score size --label Class", NoColumn),
        new(UnreadableModel, "evaluate --model broken.zip --data test.csv", NoModel),
        new(WrongOption, "evaluate --model model.zip --data test.csv --fail-under pr-auc", "--fail-under is 'pr-auc'; a metric and a number are needed, such as pr-auc=0.4."),

        new(Help, "augment --help", "--policy"),
        new(Run, "augment --data images --preview sheet.png --rows 2 --versions 1", "2 images of 2 classes, 1 versions each by rand-augment, in sheet.png\n"),
        new(MissingFile, "augment --data no --preview none.png", "Folder 'no' does not exist. Pass a folder that has a folder of images for each class."),
        new(UnreadableImage, "augment --data unreadable --preview none.png", "Image '*b.png' is no image of a known format. *"),
        new(WrongOption, "augment --data images --preview none.png --rows 0", "--rows is 0; it must be between 1 and 100."),

        new(Help, "export --help", "--name"),
        new(Run, "export --model model.zip --out code", ""),
        new(MissingFile, "export --model no.csv --out none", NoFile),
        new(UnreadableModel, "export --model broken.zip --out none", NoModel),
        new(UnreadableRecord, "export --model unrecorded.zip --out none", NoRecord),
        new(WrongOption, "export --model model.zip --name class --out none", "--name is 'class', which C# does not take as a name. Use letters and digits, a letter first."),

        new(Help, "list --help", "strategy"),
        new(Run, "list smote", "\n  neighborCount=5 "),
        new(WrongOption, "list --deep", "Unrecognized command or argument '--deep'. See 'dotnet imbalance list --help'."),
        new(WrongOption, "list smoke", "There is no strategy 'smoke'. Did you mean 'smote'? The strategies are: none, *"),

        new(Help, "repeat --help", "--into"),
        new(Run, "repeat train.csv.run.json --into again", ""),
        new(MissingFile, "repeat no.csv --into none", NoFile),
        new(UnreadableRecord, "repeat unrecorded.zip.run.json --into none", NoRecord),
        new(WrongOption, "repeat train.csv.run.json --onto none", "Unrecognized command or argument '--onto'. Did you mean '--into'? See 'dotnet imbalance repeat --help'."),

        new(Help, "completion --help", "bash, zsh, pwsh"),
        new(Run, "completion zsh", "compdef _dotnet_imbalance_complete dotnet-imbalance\n"),
        new(WrongOption, "completion fish", "There is no script for 'fish'. The shells are: bash, zsh, pwsh."),
    ];
}
