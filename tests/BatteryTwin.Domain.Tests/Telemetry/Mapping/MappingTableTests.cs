using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Domain.Tests.Telemetry.Mapping;

public sealed class MappingTableTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Read_AnySeparator_GivesTheLines(string separator)
    {
        string text = string.Join("\r\n", "\uFEFFMeasurement|tag:dev|Field|Twin|target|unit|scale", "# a comment", "PLC7|MIX1|\"T \"\"1\"\"\"|Mix-1|slurryTemperature|degF|0.1", "", "PLC8||P|Mix-1|vesselPressure||").Replace("|", separator, StringComparison.Ordinal);

        (var rows, IReadOnlyList<MappingFault> faults) = MappingTable.Read(text);

        Assert.Empty(faults);
        Assert.Equal([(3, "PLC7", "T \"1\"", "degF", (double?)0.1), (5, "PLC8", "P", null, null)], rows.Select(row => (row.Line, row.Measurement, row.Field, row.Unit, row.Scale)));
        Assert.Equal("MIX1", rows[0].Tags["dev"]);
        Assert.Empty(rows[1].Tags);
    }

    [Fact]
    public void Read_Faults_AreNamedByLine()
    {
        const string Text = "measurement,tags,field,twin,targetField,unit,scale\nm,dev,f,t,x,,\nm,dev=1,f,t,x,,abc\nm,dev=2,f,t,x,,1,2\n\"m\nm\",dev=3,f,t,x,,";

        (_, IReadOnlyList<MappingFault> faults) = MappingTable.Read(Text);

        Assert.Equal([(2, "tags"), (3, "scale"), (4, "table")], faults.Select(fault => (fault.Line, fault.Property)));
    }

    [Fact]
    public void Read_LinesThatContradict_AreNamed()
    {
        const string Text = "measurement,field,twin,targetField,unit,scale\nm,f,t,x,,\nm,f,u,y,,\nm,g,,y,,\nm,h,t,y,furlong,0";

        (_, IReadOnlyList<MappingFault> faults) = MappingTable.Read(Text);

        Assert.Equal([(3, "rows"), (4, "twin"), (5, "rows.scale"), (5, "rows.unit")], faults.Select(fault => (fault.Line, fault.Property)));
        Assert.Contains("line 2", faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoHead_SaysWhatIsMissing()
    {
        Assert.Equal("the file is empty; the first line names the columns measurement, field, twin, targetField", Assert.Single(MappingTable.Read("  \n").Faults).Message);
        Assert.Contains(MappingTable.Read("a,b\n1,2").Faults, fault => fault.Message.Contains("no column 'measurement'", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_AndRead_GivesTheSameLines()
    {
        const string Text = "measurement,tag:dev,tag:slot,field,twin,targetField,unit,scale,offset\n\"a,b\",1,,f,t,x,psi,0.5,-1\nc,2,\"#3\",g,t,y,,,\n";

        Assert.Equal(Text, MappingTable.Write(MappingTable.Read(Text).Rows));
    }
}
