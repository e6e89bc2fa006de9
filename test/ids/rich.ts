/** One valid file with everything that the schema of IDS 1.0 has. */
export const RICH = `<?xml version="1.0" encoding="utf-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd">
  <info>
    <title>预制构件交付 A</title>
    <copyright>c</copyright>
    <version>1.0.0</version>
    <description>d</description>
    <author>a@b.cn</author>
    <date>2024-02-29</date>
    <purpose>p</purpose>
    <milestone>m</milestone>
  </info>
  <specifications>
    <specification name="walls" ifcVersion="IFC2X3 IFC4 IFC4X3_ADD2" identifier="i" description="d" instructions="how">
      <applicability minOccurs="0" maxOccurs="unbounded">
        <entity>
          <name>
            <simpleValue>IFCWALL</simpleValue>
          </name>
          <predefinedType>
            <xs:restriction base="xs:string">
              <xs:annotation id="one">
                <xs:documentation source="http://a.b" xml:lang="zh">which <b>one</b></xs:documentation>
                <xs:appinfo>x</xs:appinfo>
              </xs:annotation>
              <xs:enumeration value="SOLIDWALL"/>
              <xs:enumeration value="SHEAR" id="two"><xs:annotation/></xs:enumeration>
            </xs:restriction>
          </predefinedType>
        </entity>
        <partOf relation="IFCRELAGGREGATES">
          <entity>
            <name>
              <simpleValue>IFCELEMENTASSEMBLY</simpleValue>
            </name>
          </entity>
        </partOf>
        <classification>
          <value>
            <xs:restriction base="xs:string">
              <xs:pattern value="EF_25_.*"/>
            </xs:restriction>
          </value>
          <system>
            <simpleValue>Uniclass</simpleValue>
          </system>
        </classification>
        <attribute>
          <name>
            <simpleValue>Name</simpleValue>
          </name>
          <value>
            <xs:restriction base="xs:string">
              <xs:minLength value="1"/>
              <xs:maxLength value="8" fixed="true"/>
            </xs:restriction>
          </value>
        </attribute>
        <property dataType="IFCBOOLEAN">
          <propertySet>
            <simpleValue>Pset_WallCommon</simpleValue>
          </propertySet>
          <baseName>
            <simpleValue>LoadBearing</simpleValue>
          </baseName>
          <value>
            <simpleValue>true</simpleValue>
          </value>
        </property>
        <material>
          <value>
            <simpleValue>concrete</simpleValue>
          </value>
        </material>
        <material/>
      </applicability>
      <requirements description="all of it">
        <material uri="https://a.b/c" cardinality="optional" instructions="m">
          <value>
            <simpleValue>C30</simpleValue>
          </value>
        </material>
        <entity instructions="e">
          <name>
            <simpleValue>IFCWALL</simpleValue>
          </name>
        </entity>
        <partOf cardinality="prohibited" instructions="p">
          <entity>
            <name>
              <simpleValue>IFCGROUP</simpleValue>
            </name>
          </entity>
        </partOf>
        <classification uri="https://a.b/c" cardinality="required">
          <system>
            <simpleValue>Uniclass</simpleValue>
          </system>
        </classification>
        <attribute cardinality="optional">
          <name>
            <simpleValue>Description</simpleValue>
          </name>
        </attribute>
        <property dataType="IFCLENGTHMEASURE" uri="https://a.b/c" cardinality="required" instructions="i">
          <propertySet>
            <simpleValue>Own_Set</simpleValue>
          </propertySet>
          <baseName>
            <simpleValue>Width</simpleValue>
          </baseName>
          <value>
            <xs:restriction base="xs:double">
              <xs:minExclusive value="0"/>
              <xs:maxInclusive value="0.4"/>
            </xs:restriction>
          </value>
        </property>
      </requirements>
    </specification>
    <specification name="no proxies" ifcVersion="IFC4">
      <applicability minOccurs="0" maxOccurs="0">
        <entity>
          <name>
            <simpleValue>IFCBUILDINGELEMENTPROXY</simpleValue>
          </name>
        </entity>
      </applicability>
    </specification>
  </specifications>
</ids>
`;
